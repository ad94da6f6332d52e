package org.capacitymetro.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/// From the words after `java -jar` to a running server or a finished command. What the person at
/// the keyboard can mend ends in one sentence on standard error and exit code 2.
public final class Launch {
  static final int USAGE = 2;

  /// Accounts whose password is printed: only where nobody else can reach the server.
  static final String DEMO_ACCOUNTS = "capacity.demo-accounts";

  private Launch() {}

  /// Serves, or does one command and ends the process.
  ///
  /// @param application the Spring Boot application
  /// @param plain the commands that need no database
  public static void of(
      Class<?> application, String[] arguments, List<? extends PlainCommand> plain) {
    try {
      CommandLine line = CommandLine.parse(arguments);
      for (PlainCommand command : plain) {
        if (command.name().equals(line.command())) {
          System.exit(plain(command, line));
        }
      }
      SpringApplication spring = new SpringApplication(application);
      if (line.command().equals("version")) {
        System.out.println("CapaCity Metro " + application.getPackage().getImplementationVersion());
      } else if (line.runsServer()) {
        spring.setDefaultProperties(Map.of("capacity.announce", "true"));
        spring.addInitializers(context -> prepare(context.getEnvironment()));
        spring.run(line.settings().toArray(String[]::new));
      } else {
        System.exit(command(spring, line, plain));
      }
    } catch (RuntimeException e) {
      System.exit(explain(e));
    }
  }

  private static void prepare(ConfigurableEnvironment environment) {
    if (environment.getProperty(DEMO_ACCOUNTS, Boolean.class, false)) {
      stayAtHome(environment);
    }
    checkPreconditions(environment);
  }

  /// Binds the server to this machine, or refuses where somebody wants it seen from outside.
  static void stayAtHome(ConfigurableEnvironment environment) {
    String address = environment.getProperty("server.address");
    String proxy = environment.getProperty("server.forward-headers-strategy", "none");
    if (!proxy.equalsIgnoreCase("none")) {
      throw new UsageException(
          "--demo-accounts is only for one's own machine, but server.forward-headers-strategy says"
              + " that a proxy shows this server to others: leave one of them out.");
    }
    if (address == null) {
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("demo", Map.of("server.address", "127.0.0.1")));
    } else if (!isLoopback(address)) {
      throw new UsageException(
          "--demo-accounts is only for one's own machine, but server.address is "
              + address
              + ", which others can reach: leave one of them out.");
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (IOException e) {
      return false;
    }
  }

  private static int command(
      SpringApplication spring, CommandLine line, List<? extends PlainCommand> plain) {
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.setAdditionalProfiles("command");
    spring.setLogStartupInfo(false);
    try (ConfigurableApplicationContext context =
        spring.run(line.settings().toArray(String[]::new))) {
      Command command =
          context.getBeansOfType(Command.class).values().stream()
              .filter(bean -> bean.name().equals(line.command()))
              .findFirst()
              .orElseThrow(() -> new UsageException(unknown(context, line.command(), plain)));
      return command.run(line.arguments(), System.out);
    } catch (RuntimeException e) {
      return explain(e);
    } catch (Exception e) {
      return explain(new IllegalStateException(line.command() + " failed", e));
    }
  }

  /// The data directory as Spring Boot would find it: option, environment, `./data`.
  private static int plain(PlainCommand command, CommandLine line) {
    String environment = System.getenv("CAPACITY_DATA_DIR");
    String folder = environment == null || environment.isEmpty() ? "./data" : environment;
    for (String setting : line.settings()) {
      if (setting.startsWith("--capacity.data-dir=")) {
        folder = setting.substring(setting.indexOf('=') + 1);
      }
    }
    try {
      return command.run(
          line.arguments(), Path.of(folder).toAbsolutePath().normalize(), System.out);
    } catch (RuntimeException e) {
      return explain(e);
    } catch (Exception e) {
      return explain(new IllegalStateException(line.command() + " failed", e));
    }
  }

  private static String unknown(
      ConfigurableApplicationContext context, String name, List<? extends PlainCommand> plain) {
    String known =
        Stream.concat(
                context.getBeansOfType(Command.class).values().stream().map(Command::name),
                plain.stream().map(PlainCommand::name))
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
    return "There is no command \"" + name + "\": choose one of run, " + known + ".";
  }

  /// Fast answers before anything heavy starts; the beans behind them check again.
  private static void checkPreconditions(Environment environment) {
    DataDirectory data =
        DataDirectory.of(Path.of(environment.getRequiredProperty("capacity.data-dir")));
    try {
      ServerLock.take(data).close();
    } catch (IOException e) {
      throw new UsageException("The data directory " + data.root() + " cannot be locked: " + e, e);
    }
    String port = environment.getRequiredProperty("server.port");
    checkPort(port, environment.getProperty("server.address"));
  }

  private static void checkPort(String port, @Nullable String address) {
    int number;
    try {
      number = Integer.parseInt(port);
    } catch (NumberFormatException e) {
      number = -1;
    }
    if (number < 0 || number > 65535) {
      throw new UsageException("The port must be a number from 1 to 65535, not \"" + port + "\".");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(
          address == null
              ? new InetSocketAddress(number)
              : new InetSocketAddress(InetAddress.getByName(address), number));
    } catch (IOException e) {
      throw new UsageException(portTaken(number), e);
    }
  }

  private static String portTaken(int port) {
    return "Port "
        + port
        + " cannot be used, most likely because another program listens there: stop it, or choose"
        + " another port with --port "
        + (port == 8080 ? 8081 : 8080)
        + ".";
  }

  /// The sentence for the person at the keyboard, where the failure is theirs to mend.
  static Optional<String> sentence(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(
            cause ->
                switch (cause) {
                  case UsageException usage -> Stream.of(String.valueOf(usage.getMessage()));
                  case PortInUseException port -> Stream.of(portTaken(port.getPort()));
                  default -> Stream.empty();
                })
        .findFirst();
  }

  private static int explain(RuntimeException failure) {
    Optional<String> sentence = sentence(failure);
    if (sentence.isPresent()) {
      System.err.println(sentence.get());
      return USAGE;
    }
    failure.printStackTrace();
    return 1;
  }
}
