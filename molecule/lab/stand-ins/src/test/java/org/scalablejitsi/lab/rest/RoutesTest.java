package org.scalablejitsi.lab.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutesTest {
  private final Routes routes =
      new Routes()
          .add("GET /a", request -> Reply.text(200, "a"))
          .add("DELETE /b/*", request -> Reply.text(200, request.rest()));

  @Test
  void answersExactPaths() {
    assertThat(routes.handle("GET", "/a", "").body()).isEqualTo("a");
    assertThat(routes.handle("GET", "/a/b", "").status()).isEqualTo(404);
  }

  @Test
  void handsOverTheRestOfThePath() {
    assertThat(routes.handle("DELETE", "/b/x@y", "").body()).isEqualTo("x@y");
    assertThat(routes.handle("DELETE", "/b/", "").status()).isEqualTo(404);
  }

  @Test
  void tellsAWrongMethodFromAnUnknownPath() {
    assertThat(routes.handle("POST", "/a", "").status()).isEqualTo(405);
  }
}
