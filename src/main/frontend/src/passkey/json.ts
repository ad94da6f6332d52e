// Options and answers of WebAuthn as JSON: bytes travel as base64url (WebAuthn level 3, section 5.1).

interface Described {
  id: string;
  type: PublicKeyCredentialType;
  transports?: AuthenticatorTransport[];
}

export function bytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

export function text(buffer: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function described(list: Described[] | undefined): PublicKeyCredentialDescriptor[] {
  return (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
}

export function creationOptions(json: unknown): PublicKeyCredentialCreationOptions {
  const options = json as PublicKeyCredentialCreationOptions & {
    challenge: string;
    user: { id: string; name: string; displayName: string };
    excludeCredentials?: Described[];
  };
  return {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: described(options.excludeCredentials),
  };
}

export function requestOptions(json: unknown): PublicKeyCredentialRequestOptions {
  const options = json as PublicKeyCredentialRequestOptions & {
    challenge: string;
    allowCredentials?: Described[];
  };
  return {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: described(options.allowCredentials),
  };
}

// What the server reads; the members of `response` depend on whether a key was made or shown.
export function answerOf(credential: PublicKeyCredential): Record<string, unknown> {
  const response = credential.response;
  const common = { clientDataJSON: text(response.clientDataJSON) };
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment,
    response:
      "attestationObject" in response
        ? {
            ...common,
            attestationObject: text((response as AuthenticatorAttestationResponse).attestationObject),
            transports: (response as AuthenticatorAttestationResponse).getTransports(),
          }
        : {
            ...common,
            authenticatorData: text((response as AuthenticatorAssertionResponse).authenticatorData),
            signature: text((response as AuthenticatorAssertionResponse).signature),
            userHandle: handle((response as AuthenticatorAssertionResponse).userHandle),
          },
  };
}

function handle(buffer: ArrayBuffer | null): string | null {
  return buffer ? text(buffer) : null;
}
