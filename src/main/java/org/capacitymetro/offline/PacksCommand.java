package org.capacitymetro.offline;

import java.io.PrintStream;
import java.util.List;
import org.capacitymetro.platform.Command;
import org.capacitymetro.platform.UsageException;
import org.springframework.stereotype.Component;

/// `./capacity packs`: the packs there are, and the key they are signed with.
@Component
class PacksCommand implements Command {
  private final Packs packs;
  private final PackKeys keys;

  PacksCommand(Packs packs, PackKeys keys) {
    this.packs = packs;
    this.keys = keys;
  }

  @Override
  public String name() {
    return "packs";
  }

  @Override
  public int run(List<String> arguments, PrintStream out) {
    switch (String.join(" ", arguments)) {
      case "list" -> list(out);
      case "key" -> out.println(keys.publicKeys().key());
      case "key --replace" -> {
        out.println(keys.replace().key());
        out.println("Packs are signed with this key from now on; the one before vouches for it.");
      }
      default -> throw new UsageException("packs takes list, key or key --replace.");
    }
    return 0;
  }

  private void list(PrintStream out) {
    for (PackStore.Listed listed : packs.list()) {
      PackVersion newest = listed.newest();
      out.printf(
          "%s %s: %,d services, %,d bytes, %,d transferred, made %s, %s%n",
          listed.city(),
          listed.language(),
          newest.services(),
          newest.bytes(),
          newest.transfer(),
          newest.made(),
          newest.hash());
    }
  }
}
