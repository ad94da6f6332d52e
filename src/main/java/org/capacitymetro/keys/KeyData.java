package org.capacitymetro.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitymetro.accounts.PersonalData;
import org.capacitymetro.rights.PersonId;
import org.springframework.stereotype.Component;

/// Codes and passkeys of a person, for the person's file, without their secrets.
@Component
class KeyData implements PersonalData {
  private final Codes codes;
  private final PasskeyStore passkeys;

  KeyData(Codes codes, PasskeyStore passkeys) {
    this.codes = codes;
    this.passkeys = passkeys;
  }

  @Override
  public String part() {
    return "keys";
  }

  @Override
  public Object of(PersonId person) {
    Map<String, Object> keys = new LinkedHashMap<>();
    codes.since(person).ifPresent(since -> keys.put("codes_since", since));
    keys.put("recovery_codes_left", codes.recoveryLeft(person));
    List<Map<String, Object>> own =
        passkeys.findByUserId(PasskeyStore.handle(person)).stream()
            .map(
                passkey ->
                    Map.<String, Object>of(
                        "label", passkey.getLabel(),
                        "created", passkey.getCreated(),
                        "last_use", passkey.getLastUsed()))
            .toList();
    keys.put("passkeys", own);
    return keys;
  }
}
