package org.capacitymetro.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

  @Test
  void aReaderOfTheDrawingFindsTheAddress() throws Exception {
    String address = "https://mappa.example.org/it/services/scuola-di-italiano-perché-no-7k2m";

    QrCode code = QrCode.of(address);

    assertThat(RUN.matcher(code.path()).replaceAll("")).isEmpty();
    BitMatrix drawn = new BitMatrix(code.size() - 8);
    for (MatchResult run : RUN.matcher(code.path()).results().toList()) {
      int x = Integer.parseInt(run.group(1)) - 4;
      int y = Integer.parseInt(run.group(2)) - 4;
      drawn.setRegion(x, y, Integer.parseInt(run.group(3)), 1);
    }
    assertThat(new Decoder().decode(drawn).getText()).isEqualTo(address);
  }

  @Test
  void refusesWhatNoCodeCanHold() {
    assertThatThrownBy(() -> QrCode.of("a".repeat(3000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
