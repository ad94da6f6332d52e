package org.capacitymetro.accounts;

import java.util.List;
import org.capacitymetro.pages.Page;

/// Another way to sign in than with a password, or to come to an account. A module that knows one
/// contributes a bean; the sign-in page shows them below its form.
public interface SignInWay {

  /// Small numbers come first.
  int position();

  /// @param next path of this site to go on to, empty for the own account
  List<Link> links(Page page, String next);

  /// @param href as a browser needs it
  record Link(String label, String href) {}
}
