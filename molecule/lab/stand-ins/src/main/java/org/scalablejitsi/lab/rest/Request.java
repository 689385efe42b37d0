package org.scalablejitsi.lab.rest;

/**
 * One HTTP request.
 *
 * @param rest the path behind the route's own, without its leading slash
 */
public record Request(String method, String rest, String body) {}
