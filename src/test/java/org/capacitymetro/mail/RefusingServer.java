package org.capacitymetro.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;

/// A mail server that answers some commands as told (`RCPT` -> `550 5.1.1 ...`) and takes the rest.
final class RefusingServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Map<String, String> answers;

  RefusingServer(Map<String, String> answers) throws IOException {
    this.answers = answers;
    socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        continue;
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    OutputStream out = client.getOutputStream();
    say(out, "220 test");
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      if (data) {
        if (line.equals(".")) {
          data = false;
          say(out, answers.getOrDefault(".", "250 taken"));
        }
      } else if (verb.equals("DATA")) {
        data = true;
        say(out, "354 go on");
      } else if (verb.equals("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        say(out, answers.getOrDefault(verb, "250 well"));
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
