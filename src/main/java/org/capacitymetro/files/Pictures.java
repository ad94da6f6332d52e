package org.capacitymetro.files;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Draws a picture anew at the sizes pages need. Nothing of the original file is kept but what one
/// sees: no place, no device, no name of whoever took it.
final class Pictures {
  static final int LARGE = 1600;
  static final int SMALL = 640;

  /// Some 50 megapixels: more than any telephone of today, less than what fills the memory.
  static final long MOST_PIXELS = 50_000_000;

  private static final float QUALITY = 0.82f;
  private static final Semaphore AT_ONCE = new Semaphore(2);

  /// One drawn size.
  record Drawn(byte[] bytes, int width, int height) {}

  record Sizes(Drawn large, Drawn small) {}

  private Pictures() {}

  static Sizes draw(Path file, FileType type) throws IOException {
    AT_ONCE.acquireUninterruptibly();
    try {
      BufferedImage image = upright(read(file), type == FileType.JPEG ? Exif.orientation(file) : 1);
      return new Sizes(drawn(image, LARGE, type), drawn(image, SMALL, type));
    } finally {
      AT_ONCE.release();
    }
  }

  /// Leaves out rows and columns while decoding, so that a large picture never lies in memory
  /// whole.
  private static BufferedImage read(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new FileRefused(FileRefused.Reason.BROKEN, "no reader");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
          throw new FileRefused(FileRefused.Reason.TOO_MANY_PIXELS, width + " x " + height);
        }
        int step = (int) Math.max(1, Math.max(width, height) / (2 * LARGE));
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new FileRefused(FileRefused.Reason.BROKEN, e.toString());
    }
  }

  private static Drawn drawn(BufferedImage image, int longest, FileType type) throws IOException {
    double scale = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    boolean seeThrough = type == FileType.PNG && image.getColorModel().hasAlpha();
    BufferedImage smaller =
        new BufferedImage(
            width, height, seeThrough ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = smaller.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    pen.drawImage(halved(image, width), 0, 0, width, height, null);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (type == FileType.PNG) {
      ImageIO.write(smaller, "png", out);
    } else {
      writeJpeg(smaller, out);
    }
    return new Drawn(out.toByteArray(), width, height);
  }

  /// Halves as often as it can before the last step: a single large step would skip pixels.
  private static BufferedImage halved(BufferedImage image, int width) {
    BufferedImage current = image;
    while (current.getWidth() >= 2 * width && current.getHeight() > 1) {
      int w = current.getWidth() / 2;
      int h = Math.max(1, current.getHeight() / 2);
      BufferedImage half =
          new BufferedImage(
              w,
              h,
              image.getColorModel().hasAlpha()
                  ? BufferedImage.TYPE_INT_ARGB
                  : BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = half.createGraphics();
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      pen.drawImage(current, 0, 0, w, h, null);
      pen.dispose();
      current = half;
    }
    return current;
  }

  private static void writeJpeg(BufferedImage image, ByteArrayOutputStream out) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(to);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }

  /// Turns a picture as the camera said it was held.
  ///
  /// @param orientation 1 to 8, as in EXIF
  private static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == 1) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
          default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    boolean sideways = orientation > 4;
    BufferedImage turned =
        new BufferedImage(
            sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = turned.createGraphics();
    pen.drawImage(image, turn, null);
    pen.dispose();
    return turned;
  }
}
