package org.capacitymetro.geocoding;

/// A geocoder could not answer now. The message is one sentence for the operator and names no
/// address.
public class GeocodingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GeocodingException(String message) {
    super(message);
  }

  public GeocodingException(String message, Throwable cause) {
    super(message, cause);
  }
}
