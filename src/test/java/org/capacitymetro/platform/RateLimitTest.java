package org.capacitymetro.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class RateLimitTest {
  private final RateLimit limit = new RateLimit(1, 3, 2, 400, JsonMapper.shared());

  @Test
  void refusesAClientThatAsksFasterThanAllowed() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(ask("/api/v1/services", "203.0.113.7").getStatus()).isEqualTo(200);
    }

    MockHttpServletResponse refused = ask("/api/v1/services", "203.0.113.7");

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
    assertThat(refused.getContentType()).startsWith("application/problem+json");
    assertThat(refused.getContentAsString()).contains("\"status\":429");
  }

  @Test
  void oneClientDoesNotUseUpWhatOthersMayAsk() throws Exception {
    for (int i = 0; i < 4; i++) {
      ask("/api/v1/services", "203.0.113.7");
    }

    assertThat(ask("/api/v1/services", "203.0.113.8").getStatus()).isEqualTo(200);
  }

  @Test
  void pagesAreNotLimited() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(ask("/it/services", "203.0.113.7").getStatus()).isEqualTo(200);
    }
  }

  @Test
  void aPersonMovingTheMapGetsEveryTileEvenWhenTheInterfaceIsUsedUp() throws Exception {
    for (int i = 0; i < 4; i++) {
      ask("/api/v1/services", "203.0.113.7");
    }

    for (int x = 0; x < 200; x++) {
      assertThat(ask("/tiles/services/14/" + x + "/5000.mvt", "203.0.113.7").getStatus())
          .isEqualTo(200);
      assertThat(ask("/tiles/basemap/14/" + x + "/5000.mvt", "203.0.113.7").getStatus())
          .isEqualTo(200);
    }
  }

  @Test
  void aFloodOfTilesIsStoppedAndOthersStillGetTheirs() throws Exception {
    int refused = 0;
    for (int x = 0; x < 2_000; x++) {
      MockHttpServletResponse answer = ask("/tiles/services/14/" + x + "/1.mvt", "203.0.113.7");
      refused += answer.getStatus() == 429 ? 1 : 0;
    }

    assertThat(refused).isGreaterThan(1_000);
    assertThat(ask("/tiles/services/14/1/1.mvt", "203.0.113.8").getStatus()).isEqualTo(200);
  }

  @Test
  void zeroSwitchesALimitOff() throws Exception {
    RateLimit none = new RateLimit(0, 0, 0, 0, JsonMapper.shared());
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/tiles/basemap/0/0/0.mvt");

    for (int i = 0; i < 5; i++) {
      MockHttpServletResponse response = new MockHttpServletResponse();
      none.doFilter(request, response, new MockFilterChain());
      assertThat(response.getStatus()).isEqualTo(200);
    }
  }

  @Test
  void countsAHouseholdOfIpv6Once() {
    assertThat(ClientAddress.network("2001:db8:1:2:aaaa:0:0:1"))
        .isEqualTo(ClientAddress.network("2001:db8:1:2:bbbb:0:0:2"))
        .isNotEqualTo(ClientAddress.network("2001:db8:1:3:aaaa:0:0:1"));
  }

  private MockHttpServletResponse ask(String path, String client) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setRemoteAddr(client);
    MockHttpServletResponse response = new MockHttpServletResponse();
    limit.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
