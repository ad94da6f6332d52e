package org.capacitymetro.tables;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes files of any size for the measurements of memory, and reads them: `write FORMAT FILE
/// MEGABYTES`, `read FILE`.
final class BigFiles {
  private static final List<String> WORDS =
      List.of(
          "sportello ascolto casa lavoro scuola salute documenti corso donne minori".split(" "));

  private final Random random = new Random(4);

  private BigFiles() {}

  public static void main(String[] words) throws IOException {
    Path file = Path.of(words[words[0].equals("write") ? 2 : 1]);
    long start = System.nanoTime();
    if (words[0].equals("write")) {
      long bytes = Long.parseLong(words[3]) << 20;
      System.out.println(write(Format.valueOf(words[1]), file, bytes) + " rows written");
    } else {
      Guess guess = Tables.guess(file);
      long guessed = System.nanoTime();
      long rows = 0;
      try (TableReader reader = Tables.open(file, guess.layout())) {
        while (reader.next() != null) {
          rows++;
        }
      }
      System.out.printf(
          "%s %d rows, guessed in %.1f s, read in %.1f s%ndone%n",
          guess.layout().format(),
          rows,
          (guessed - start) / 1e9,
          (System.nanoTime() - guessed) / 1e9);
    }
  }

  /// @param bytes size before packing, about
  /// @return how many rows were written
  static long write(Format format, Path file, long bytes) {
    try {
      BigFiles big = new BigFiles();
      return switch (format) {
        case XLSX -> big.workbook(file, bytes);
        case HSDS_TABULAR -> big.hsds(file, bytes);
        default -> big.text(format, file, bytes);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name(long row) {
    StringBuilder name = new StringBuilder("Ente ").append(row);
    for (int i = 0; i < 6; i++) {
      name.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return name.append(' ').append(Long.toString(random.nextLong(), 36)).toString();
  }

  private long text(Format format, Path file, long bytes) throws IOException {
    long rows = 0;
    long size = 0;
    String row =
        switch (format) {
          case JSON ->
              "{\"id\": %d, \"name\": \"%s\", \"address\": {\"city\": \"Torino\", \"cap\": \"10121\"}, \"lat\": 45.%05d}";
          case XML ->
              "<Riga id=\"%d\"><Nome>%s</Nome><Citta>Torino</Citta><Lat>45.%05d</Lat></Riga>";
          default -> "%d;\"%s\";Torino;10121;45,%05d";
        };
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(
          format == Format.JSON
              ? "["
              : format == Format.XML ? "<Righe>" : "id;nome;citta;cap;lat\n");
      while (size < bytes) {
        String text = row.formatted(rows, name(rows), random.nextInt(100_000));
        out.write(rows > 0 && format == Format.JSON ? ",\n" : "\n");
        out.write(text);
        size += text.length() + 1;
        rows++;
      }
      out.write(format == Format.JSON ? "]" : format == Format.XML ? "</Righe>" : "\n");
    }
    return rows;
  }

  /// All texts are shared ones, each different: the worst case for their reader.
  private long workbook(Path file, long bytes) throws IOException {
    long rows = 0;
    Path strings = Files.createTempFile("capacity-big", ".xml");
    try (OutputStream bytesOut = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(bytesOut);
        Writer shared = Files.newBufferedWriter(strings)) {
      part(
          zip,
          "xl/workbook.xml",
          "<workbook><sheets><sheet name=\"F\" id=\"a\"/></sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<r><Relationship Id=\"a\" Target=\"s.xml\"/><Relationship Id=\"b\" Target=\"sharedStrings.xml\"/></r>");
      zip.putNextEntry(new ZipEntry("xl/s.xml"));
      shared.write("<sst>");
      Writer sheet =
          new BufferedWriter(new java.io.OutputStreamWriter(zip, StandardCharsets.UTF_8));
      sheet.write(
          "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>nome</t></is></c><c t=\"inlineStr\"><is><t>lat</t></is></c></row>");
      for (long size = 0; size < bytes; rows++) {
        String text = "<si><t>" + name(rows) + "</t></si>";
        String row =
            "<row r=\""
                + (rows + 2)
                + "\"><c t=\"s\"><v>"
                + rows
                + "</v></c><c><v>45.0"
                + random.nextInt(10_000)
                + "</v></c></row>";
        shared.write(text);
        sheet.write(row);
        size += text.length() + row.length();
      }
      sheet.write("</sheetData></worksheet>");
      sheet.flush();
      shared.write("</sst>");
      shared.flush();
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      Files.copy(strings, zip);
    }
    Files.delete(strings);
    return rows;
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private long hsds(Path folder, long bytes) throws IOException {
    Files.createDirectories(folder);
    long rows = 0;
    try (Writer services = Files.newBufferedWriter(folder.resolve("services.csv"));
        Writer places = Files.newBufferedWriter(folder.resolve("service_at_location.csv"));
        Writer locations = Files.newBufferedWriter(folder.resolve("locations.csv"))) {
      services.write("id,name\n");
      places.write("id,service_id,location_id\n");
      locations.write("id,name,latitude,longitude\n");
      for (long size = 0; size < bytes; rows++) {
        String service = "s" + rows + "," + name(rows) + "\n";
        String place = "a" + rows + ",s" + rows + ",l" + rows + "\n";
        String location = "l" + rows + "," + name(rows) + ",45.1,7.1\n";
        services.write(service);
        places.write(place);
        locations.write(location);
        size += service.length() + place.length() + location.length();
      }
    }
    return rows;
  }
}
