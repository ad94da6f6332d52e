package org.capacitymetro.platform;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Shows on standard error how far long work has come: a bar that redraws itself on a terminal, a
/// line every ten percent otherwise (logs). Safe to advance from several threads.
public final class Progress implements AutoCloseable {
  private static final int BAR = 30;
  private static final long REDRAW_NANOS = Duration.ofMillis(200).toNanos();

  private final PrintStream out;
  private final boolean terminal;
  private final String label;
  private final long total;
  private final long started = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private long drawn;
  private long lastTenth = -1;

  Progress(PrintStream out, boolean terminal, String label, long total) {
    this.out = out;
    this.terminal = terminal;
    this.label = label;
    this.total = Math.max(total, 1);
    draw(0, true);
  }

  /// @param label what is being done, such as `Importing libraries.csv`
  /// @param total how many units there are; 0 counts as one
  public static Progress start(String label, long total) {
    return new Progress(System.err, Boolean.getBoolean("capacity.terminal"), label, total);
  }

  public void advance(long units) {
    draw(done.addAndGet(units), false);
  }

  /// Draws the last state and leaves the line.
  @Override
  public void close() {
    draw(done.get(), true);
    if (terminal) {
      out.println();
    }
  }

  private synchronized void draw(long units, boolean always) {
    long percent = Math.min(100, units * 100 / total);
    long now = System.nanoTime();
    if (terminal) {
      if (always || now - drawn >= REDRAW_NANOS) {
        drawn = now;
        int filled = (int) (percent * BAR / 100);
        out.print("\r" + label + " [" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]");
        out.print(numbers(units, percent, now) + "  ");
        out.flush();
      }
    } else if (percent / 10 > lastTenth) {
      lastTenth = percent / 10;
      out.println(label + numbers(units, percent, now));
    }
  }

  private String numbers(long units, long percent, long now) {
    long seconds = Duration.ofNanos(now - started).toSeconds();
    return String.format(
        Locale.ENGLISH,
        " %d %%, %,d of %,d, %d:%02d",
        percent,
        units,
        total,
        seconds / 60,
        seconds % 60);
  }
}
