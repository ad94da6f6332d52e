package org.capacitymetro.keys;

import java.util.Optional;
import org.capacitymetro.accounts.People;
import org.capacitymetro.rights.Person;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/// People as the library for passkeys knows them: by the UUID of the account, which is also the
/// name of a signed-in session. The device shows their name and mail address.
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
  private final People people;

  PasskeyOwners(People people) {
    this.people = people;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return people.find(PasskeyStore.person(handle)).map(PasskeyOwners::owner).orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
    Optional<PersonId> id = PersonId.parseUuid(name);
    return id.flatMap(people::find).map(PasskeyOwners::owner).orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity owner) {
    throw new UnsupportedOperationException("People are made by accounts, not by passkeys");
  }

  @Override
  public void delete(Bytes handle) {
    throw new UnsupportedOperationException("People are deleted by accounts, not by passkeys");
  }

  private static PublicKeyCredentialUserEntity owner(Person person) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(PasskeyStore.handle(person.id()))
        .name(person.mail())
        .displayName(person.name())
        .build();
  }
}
