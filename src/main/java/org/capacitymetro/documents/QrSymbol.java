package org.capacitymetro.documents;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;

/// A QR code as a file, with its quiet zone; readable with 15 % of it dirty or torn.
final class QrSymbol {
  private static final int QUIET = 4;
  private static final int PIXELS = 8;

  private final ByteMatrix modules;

  private QrSymbol(ByteMatrix modules) {
    this.modules = modules;
  }

  /// @throws IllegalArgumentException for a text that no QR code can hold
  static QrSymbol of(String text) {
    try {
      return new QrSymbol(
          Encoder.encode(
                  text,
                  ErrorCorrectionLevel.M,
                  Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name()))
              .getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("text: too long for a QR code", e);
    }
  }

  private int size() {
    return modules.getWidth() + 2 * QUIET;
  }

  private boolean dark(int x, int y) {
    int column = x - QUIET;
    int row = y - QUIET;
    return column >= 0
        && row >= 0
        && column < modules.getWidth()
        && row < modules.getHeight()
        && modules.get(column, row) == 1;
  }

  Image svg() {
    int size = size();
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (dark(x, y)) {
          path.append("M%d %dh1v1h-1z".formatted(x, y));
        }
      }
    }
    String svg =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>"""
            .formatted(size, size, size, size, path);
    return Image.drawing(svg.getBytes(StandardCharsets.UTF_8), size, size);
  }

  Image png() {
    int size = size() * PIXELS;
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        picture.setRGB(x, y, dark(x / PIXELS, y / PIXELS) ? 0xFF000000 : 0xFFFFFFFF);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Image(Image.Type.PNG, size, size, bytes.toByteArray());
  }
}
