package org.capacitymetro.keys;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitymetro.rights.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/// Table `passkey`. For the library a person is the sixteen bytes of the UUID.
@Component
class PasskeyStore implements UserCredentialRepository {
  private static final int UUID_BYTES = 16;

  private final JdbcClient jdbc;

  PasskeyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static Bytes handle(PersonId person) {
    UUID id = person.value();
    return new Bytes(
        ByteBuffer.allocate(UUID_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  /// @throws IllegalArgumentException for what is no handle of ours
  static PersonId person(Bytes handle) {
    if (handle.getBytes().length != UUID_BYTES) {
      throw new IllegalArgumentException("A user handle has 16 bytes");
    }
    ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
    return new PersonId(new UUID(bytes.getLong(), bytes.getLong()));
  }

  @Override
  public void save(CredentialRecord passkey) {
    jdbc.sql(
            """
            insert into passkey (credential, person, label, public_key, signature_count, transports,
                                 uv_initialized, backup_eligible, backup_state, attestation,
                                 client_data, created_at, used_at)
            values (:credential, :person, :label, :key, :count, cast(:transports as text[]),
                    :verified, :eligible, :backed, :attestation, :client, :created, :used)
            on conflict (credential) do update
            set signature_count = excluded.signature_count,
                uv_initialized = excluded.uv_initialized,
                backup_state = excluded.backup_state,
                used_at = excluded.used_at
            where passkey.person = excluded.person
            """)
        .param("credential", passkey.getCredentialId().getBytes())
        .param("person", person(passkey.getUserEntityUserId()).value())
        .param("label", passkey.getLabel())
        .param("key", passkey.getPublicKey().getBytes())
        .param("count", passkey.getSignatureCount())
        .param(
            "transports",
            passkey.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new))
        .param("verified", passkey.isUvInitialized())
        .param("eligible", passkey.isBackupEligible())
        .param("backed", passkey.isBackupState())
        .param("attestation", bytes(passkey.getAttestationObject()))
        .param("client", bytes(passkey.getAttestationClientDataJSON()))
        .param("created", utc(passkey.getCreated()))
        .param("used", utc(passkey.getLastUsed()))
        .update();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
    return jdbc.sql("select * from passkey where credential = :credential")
        .param("credential", credential.getBytes())
        .query(PasskeyStore::passkey)
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return jdbc.sql("select * from passkey where person = :person order by created_at")
        .param("person", person(handle).value())
        .query(PasskeyStore::passkey)
        .list();
  }

  @Override
  public void delete(Bytes credential) {
    jdbc.sql("delete from passkey where credential = :credential")
        .param("credential", credential.getBytes())
        .update();
  }

  /// Somebody else's passkey is not there.
  boolean delete(PersonId person, Bytes credential) {
    return jdbc.sql("delete from passkey where credential = :credential and person = :person")
            .param("credential", credential.getBytes())
            .param("person", person.value())
            .update()
        > 0;
  }

  private static CredentialRecord passkey(ResultSet row, int number) throws SQLException {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("credential")))
        .userEntityUserId(handle(new PersonId(row.getObject("person", UUID.class))))
        .label(row.getString("label"))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signature_count"))
        .transports(transports(row.getArray("transports")))
        .uvInitialized(row.getBoolean("uv_initialized"))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backup_state"))
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
        .created(row.getObject("created_at", OffsetDateTime.class).toInstant())
        .lastUsed(row.getObject("used_at", OffsetDateTime.class).toInstant())
        .build();
  }

  private static Set<AuthenticatorTransport> transports(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray())
        .map(AuthenticatorTransport::valueOf)
        .collect(Collectors.toSet());
  }

  private static byte[] bytes(@Nullable Bytes bytes) {
    return Objects.requireNonNull(bytes, "a passkey is kept with its attestation").getBytes();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
