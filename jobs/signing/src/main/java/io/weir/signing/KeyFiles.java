package io.weir.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Keys in files, one JWK (RFC 7517, RFC 8037) each: {@code NAME.private.jwk}, which only its owner
 * may read, and {@code NAME.public.jwk}, which may say {@code "until"} when it was retired.
 */
public final class KeyFiles {
  static final String PUBLIC = ".public.jwk";
  static final String PRIVATE = ".private.jwk";
  private static final String UNTIL = "until";
  private static final String CURVE = "Ed25519";
  private static final int MOST_BYTES = 8 * 1024;

  private KeyFiles() {}

  /** Whether it can be the name of a key. */
  public static boolean isName(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  }

  /**
   * Makes a new pair of keys.
   *
   * @param name of {@link #isName}
   * @return both files, the private one first
   * @throws KeyFileException if one of them is there already or cannot be written
   */
  public static List<Path> create(String name, Path directory) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(CURVE).generateKeyPair();
      JsonWebKey jwk = JsonWebKey.Factory.newJwk(pair.getPublic());
      jwk.setKeyId(name);
      String open = jwk.toJson(OutputControlLevel.PUBLIC_ONLY);
      ((OctetKeyPairJsonWebKey) jwk).setPrivateKey(pair.getPrivate());
      Path hidden = directory.resolve(name + PRIVATE);
      Path shown = directory.resolve(name + PUBLIC);
      if (Files.exists(shown)) {
        throw new FileAlreadyExistsException(shown.toString());
      }
      Files.createDirectories(directory);
      Files.createFile(hidden, ownerOnly(directory));
      Files.writeString(hidden, jwk.toJson(OutputControlLevel.INCLUDE_PRIVATE) + "\n");
      Files.writeString(shown, open + "\n", StandardOpenOption.CREATE_NEW);
      return List.of(hidden, shown);
    } catch (FileAlreadyExistsException e) {
      throw new KeyFileException(e.getMessage() + " is there already: a key is never replaced");
    } catch (IOException e) {
      throw new KeyFileException("keys cannot be written to " + directory + ": " + e.getMessage());
    } catch (NoSuchAlgorithmException | JoseException e) {
      throw new IllegalStateException("every Java runtime has Ed25519", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path directory) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Writes into a public key until when it signs. Once written it only moves to an earlier time:
   * moved to a later one, a key that was retired because it was stolen would sign again.
   *
   * @param until epoch millis
   * @throws KeyFileException if the file is no public key, is retired from an earlier time on, or
   *     cannot be written
   */
  public static void retire(Path file, long until) {
    TrustedKey known = readPublic(file);
    if (until > known.until()) {
      throw new KeyFileException(
          "'%s' signs nothing from %s already: a retirement only moves to an earlier time, who is to sign again gets a new key"
              .formatted(known.name(), Instant.ofEpochMilli(known.until())));
    }
    JsonWebKey jwk = parse(file);
    jwk.setOtherParameter(UNTIL, Instant.ofEpochMilli(until).toString());
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, jwk.toJson(OutputControlLevel.PUBLIC_ONLY) + "\n");
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new KeyFileException(file + " cannot be written: " + e.getMessage());
    }
  }

  /**
   * All public keys of a directory, sorted by file.
   *
   * @throws KeyFileException if it cannot be read, or one of its public keys is none
   */
  public static List<TrustedKey> readPublicIn(Path directory) {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(file -> file.toString().endsWith(PUBLIC)).sorted().toList();
    } catch (IOException e) {
      throw new KeyFileException("the directory of keys '" + directory + "' cannot be read");
    }
    return files.stream().map(KeyFiles::readPublic).toList();
  }

  /**
   * A public key.
   *
   * @throws KeyFileException if the file holds none, or a private one
   */
  public static TrustedKey readPublic(Path file) {
    OctetKeyPairJsonWebKey jwk = ours(file);
    if (jwk.getPrivateKey() != null) {
      throw new KeyFileException(
          file + " holds a private key: only its owner should have it, make a new pair");
    }
    return new TrustedKey(jwk.getKeyId(), jwk.getPublicKey(), until(jwk, file));
  }

  static Signer readPrivate(Path file) {
    OctetKeyPairJsonWebKey jwk = ours(file);
    PrivateKey key = jwk.getPrivateKey();
    if (key == null) {
      throw new KeyFileException(file + " holds no private key: who signs needs NAME" + PRIVATE);
    }
    String open = openness(file);
    if (open != null) {
      throw new KeyFileException(open);
    }
    return new Signer(jwk.getKeyId(), key);
  }

  private static OctetKeyPairJsonWebKey ours(Path file) {
    if (parse(file) instanceof OctetKeyPairJsonWebKey pair
        && CURVE.equals(pair.toParams(OutputControlLevel.PUBLIC_ONLY).get("crv"))
        && pair.getKeyId() != null
        && isName(pair.getKeyId())) {
      return pair;
    }
    throw new KeyFileException(file + " is no " + CURVE + " key with a name ('kid')");
  }

  private static JsonWebKey parse(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new KeyFileException(file + " is too long to be a key");
      }
      return JsonWebKey.Factory.newJwk(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new KeyFileException("the key file '" + file + "' cannot be read");
    } catch (JoseException e) {
      // The cause may quote what it could not read.
      throw new KeyFileException(file + " is no JWK");
    }
  }

  private static long until(JsonWebKey jwk, Path file) {
    String text = jwk.getOtherParameterValue(UNTIL, String.class);
    try {
      return text == null ? Long.MAX_VALUE : Instant.parse(text).toEpochMilli();
    } catch (DateTimeException e) {
      throw new KeyFileException(file + ": '" + UNTIL + "' is no instant: " + text);
    }
  }

  /**
   * What to say of a private key that others than its owner may read, as who reads it signs for its
   * owner; null where nobody else may, or nobody can tell.
   */
  public static String openness(Path file) {
    return isOpen(file)
        ? "others may read the private key " + file + ": chmod 600, or make a new one"
        : null;
  }

  /** Whether others than its owner may read a file; false where nobody can tell. */
  static boolean isOpen(Path file) {
    try {
      return Files.getPosixFilePermissions(file).stream()
          .anyMatch(one -> !one.name().startsWith("OWNER"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
