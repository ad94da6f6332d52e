package org.capacitymetro.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.capacitymetro.geo.Point;
import org.capacitymetro.testing.RunningApplication;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.xml.sax.InputSource;

class MapPicturesTest extends RunningApplication {
  private static final Point THERE = new Point(44.5, 8.0);

  @Autowired private BasemapStore store;
  @Autowired private MapPictures pictures;

  @Test
  void drawsTheStreetsAroundWithTheirNamesAndAPin() throws Exception {
    assertThat(pictures.around(THERE, 0)).as("no streets, no picture").isEmpty();
    Geometry street = new WKTReader().read("LINESTRING (7.99 44.5005, 8.01 44.5005)");
    store.replace(
        FeatureKind.STREETS,
        "prova-figura",
        "",
        consumer ->
            consumer.accept(
                new BasemapStore.Feature(FeatureKind.STREETS, "Via <Prova> & C.", 3, 11, street)));
    try {
      String exact = pictures.around(THERE, 0).orElseThrow();
      String about = pictures.around(THERE, 400).orElseThrow();

      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(exact)));
      assertThat(exact)
          .contains("Via &#60;Prova&#62; &#38; C.")
          .contains("<path d=\"M240.0 150.0c")
          .doesNotContain("<circle cx=\"240.0\" cy=\"150.0\"", "style=", "NaN");
      assertThat(about)
          .contains("<circle cx=\"240.0\" cy=\"150.0\"")
          .doesNotContain("M240.0 150.0c");
      assertThat(pictures.around(new Point(44.6, 8.0), 0)).as("a street elsewhere").isEmpty();
    } finally {
      store.remove(FeatureKind.STREETS, "prova-figura");
    }
  }
}
