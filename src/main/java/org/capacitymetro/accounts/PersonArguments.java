package org.capacitymetro.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.capacitymetro.pages.Viewer;
import org.capacitymetro.rights.Action;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets a controller method take the signed-in [Person]. As a plain parameter it means that only
/// signed-in people get there (others are sent to the sign-in and come back); as `@Nullable Person`
/// or `Optional<Person>` everybody does. Also tells pages who is signed in.
@Configuration(proxyBeanMethods = false)
class PersonArguments
    implements WebMvcConfigurer, HandlerMethodArgumentResolver, HandlerInterceptor {
  private final CurrentPerson current;

  PersonArguments(CurrentPerson current) {
    this.current = current;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType().equals(Person.class);
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Optional<Person> person =
        current.find(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    if (parameter.getParameterType().equals(Optional.class)) {
      return person;
    }
    if (person.isEmpty() && !parameter.isOptional()) {
      throw new SignInNeeded();
    }
    return person.orElse(null);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Viewer.lookUp(request, () -> current.find(request).map(PersonArguments::viewer).orElse(null));
    return true;
  }

  private static Viewer viewer(Person person) {
    return new Viewer(
        person.id().value().toString(),
        person.name(),
        Policy.maySomewhere(person, Action.MANAGE_PEOPLE));
  }
}
