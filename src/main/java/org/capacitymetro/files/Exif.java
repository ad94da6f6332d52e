package org.capacitymetro.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// The one thing of a photograph's EXIF data that is needed, before all of it is thrown away: which
/// way up the camera was held (EXIF 2.32, tag 0x0112).
final class Exif {
  private static final int START_OF_SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final int HEADER = 6;
  private static final int ENTRY = 12;
  private static final int ORIENTATION = 0x0112;

  private Exif() {}

  /// 1 to 8; 1, which is upright, also where nothing is said or nothing can be read.
  static int orientation(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.readUnsignedShort();
      while (in.readUnsignedByte() == 0xff) {
        int marker = in.readUnsignedByte();
        int length = in.readUnsignedShort() - 2;
        if (marker == START_OF_SCAN || length < 0) {
          return 1;
        }
        byte[] segment = in.readNBytes(length);
        if (marker == APP1 && segment.length > HEADER && segment[0] == 'E' && segment[1] == 'x') {
          return of(ByteBuffer.wrap(segment, HEADER, segment.length - HEADER).slice());
        }
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      return 1;
    }
    return 1;
  }

  private static int of(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY;
      if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
        int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }
}
