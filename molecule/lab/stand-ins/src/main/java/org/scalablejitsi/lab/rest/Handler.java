package org.scalablejitsi.lab.rest;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Handler {
  Reply handle(Request request);
}
