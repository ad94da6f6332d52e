package org.capacitymetro.accounts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The page of one's own account.
///
/// @param name as typed, or as it is
/// @param language interface language of mails
/// @param roles in words
/// @param parts what other modules keep of the account
/// @param done what was just done, in words; null when nothing was
/// @param problems sentences by field
public record AccountView(
    String name,
    String mail,
    String language,
    List<String> roles,
    List<OpenSession> sessions,
    List<AccountPart.Shown> parts,
    @Nullable String done,
    Map<String, String> problems) {

  /// One place where the person is signed in, in words.
  public record OpenSession(
      String handle, String device, String since, String lastUse, boolean current) {}
}
