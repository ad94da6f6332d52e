package org.capacitymetro.platform;

import jakarta.servlet.RequestDispatcher;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Gives every error of the programming interface the form of RFC 9457 problem details with the
/// request's id: those that controllers answer and those that nobody caught.
@ControllerAdvice
class Problems implements ResponseBodyAdvice<Object> {

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof ProblemDetail problem
        && request instanceof ServletServerHttpRequest servlet) {
      problem.setProperty(RequestIds.NAME, RequestIds.of(servlet.getServletRequest()));
    } else if (returned.getContainingClass() == BasicErrorController.class) {
      response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
    return body;
  }

  /// What the error page of last resort says to programs. The message of an exception stays in the
  /// log: it may hold what a reader typed.
  @Component
  static class Uncaught extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(
        WebRequest request, ErrorAttributeOptions options) {
      Object code =
          request.getAttribute(
              RequestDispatcher.ERROR_STATUS_CODE, RequestAttributes.SCOPE_REQUEST);
      HttpStatus status =
          code instanceof Integer number
              ? HttpStatus.valueOf(number)
              : HttpStatus.INTERNAL_SERVER_ERROR;
      Map<String, Object> problem = new LinkedHashMap<>();
      problem.put("type", "about:blank");
      problem.put("title", status.getReasonPhrase());
      problem.put("status", status.value());
      put(problem, "instance", request, RequestDispatcher.ERROR_REQUEST_URI);
      put(problem, RequestIds.NAME, request, RequestIds.NAME);
      return problem;
    }

    private static void put(
        Map<String, Object> problem, String name, WebRequest request, String attribute) {
      Object value = request.getAttribute(attribute, RequestAttributes.SCOPE_REQUEST);
      if (value != null) {
        problem.put(name, value);
      }
    }
  }
}
