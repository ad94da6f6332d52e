package org.capacitymetro.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// A picture as a file, known by its contents and not by a name.
///
/// @param width in pixels; of a drawing in its own units
public record Image(Type type, int width, int height, byte[] bytes) {
  private static final long MOST_PIXELS = 40_000_000;
  private static final int MOST_BYTES = 20 << 20;

  /// What documents can hold.
  public enum Type {
    PNG,
    JPEG,
    /// A drawing made by this application itself: never one that somebody uploaded.
    SVG
  }

  /// Looks at a photograph or picture somebody gave.
  ///
  /// @throws IllegalArgumentException where it is neither PNG nor JPEG, or larger than documents
  ///   can hold
  public static Image of(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("image: more than 20 MB");
    }
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      while (readers.hasNext()) {
        ImageReader reader = readers.next();
        String format = reader.getFormatName().toUpperCase(Locale.ROOT);
        if (format.equals("PNG") || format.equals("JPEG")) {
          reader.setInput(input, true, true);
          int width = reader.getWidth(0);
          int height = reader.getHeight(0);
          reader.dispose();
          if ((long) width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("image: more than 40 million pixels");
          }
          return new Image(Type.valueOf(format), width, height, bytes.clone());
        }
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("image: cannot be read", e);
    }
    throw new IllegalArgumentException("image: neither PNG nor JPEG");
  }

  /// A drawing of this application, a map for instance.
  public static Image drawing(byte[] svg, int width, int height) {
    return new Image(Type.SVG, width, height, svg.clone());
  }

  String extension() {
    return type == Type.JPEG ? "jpg" : type.name().toLowerCase(Locale.ROOT);
  }
}
