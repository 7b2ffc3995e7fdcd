package org.anjuan.security.sso;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Tag;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Identity tokens: nobody has the key, so none is good, whatever it says of itself. */
@Tag("fuzz")
class IdTokenFuzzTests {
  private static final JwtDecoder DECODER = decoder();

  @FuzzTest(maxDuration = "2m")
  void tokenThatNobodySignedIsRefused(byte[] bytes) {
    try {
      DECODER.decode(new String(bytes, StandardCharsets.UTF_8));
    } catch (JwtException refused) {
      return;
    }
    throw new AssertionError("believed a token that nobody signed");
  }

  private static JwtDecoder decoder() {
    try {
      var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
      return NimbusJwtDecoder.withPublicKey((RSAPublicKey) pair.getPublic())
          .signatureAlgorithm(SignatureAlgorithm.RS256)
          .build();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
