package org.scalablejitsi.lab.rest;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP request.
 *
 * @param rest the path behind the route's own, without its leading slash
 * @param accept what the client takes; null where it does not say
 */
public record Request(String method, String rest, String body, @Nullable String accept) {}
