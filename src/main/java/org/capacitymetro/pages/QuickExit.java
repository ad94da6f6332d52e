package org.capacitymetro.pages;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where the quick exit of sensitive pages leads: somewhere of another host that nobody wonders
/// about (docs/decisions/0054). The reader goes there; the page itself asks nothing of it.
@Component
public class QuickExit {
  private final String address;

  /// @param address `capacity.quick-exit`, of the web; `{lang}` stands for the language of the page
  ///   without its script
  QuickExit(@Value("${capacity.quick-exit:https://{lang}.wikipedia.org/}") String address) {
    if (!address.matches("https?://\\S+")) {
      throw new IllegalArgumentException(
          "capacity.quick-exit: \"" + address + "\" is not an address that begins with https://");
    }
    this.address = address;
  }

  public String address(Page page) {
    return address.replace("{lang}", page.code().split("-", 2)[0]);
  }

  /// Gives a page the button.
  public void offer(Page page) {
    page.withQuickExit(address(page));
  }
}
