package org.capacitymetro.imports;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Sends whoever hands in a file that is too big back to the page where they chose it. It stands
/// before everything that reads the form: the server would refuse the form whole, with its token,
/// and the reader would be told of an old page. What comes is read to its end and kept nowhere; a
/// browser that is cut off while it sends shows its own error instead of an answer.
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadLimit extends OncePerRequestFilter {
  /// Bytes of the form around the file.
  private static final long FORM = 64 << 10;

  private static final Pattern ADDRESS = Pattern.compile("/[A-Za-z-]+" + NewImportPages.PATH);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long size = request.getContentLengthLong();
    if (size <= Uploads.LARGEST + FORM
        || !request.getMethod().equals("POST")
        || !ADDRESS.matcher(request.getRequestURI()).matches()) {
      chain.doFilter(request, response);
      return;
    }
    try (InputStream content = request.getInputStream()) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader(HttpHeaders.LOCATION, request.getRequestURI() + "?bytes=" + size);
  }
}
