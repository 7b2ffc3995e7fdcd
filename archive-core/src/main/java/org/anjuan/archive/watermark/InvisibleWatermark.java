package org.anjuan.archive.watermark;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.anjuan.archive.vault.KeyedHash;
import org.springframework.stereotype.Component;

/**
 * Writes marks as patterns and reads them out of pictures, under this archive's key: whoever lacks
 * it can neither make a mark nor tell where one lies.
 */
@Component
class InvisibleWatermark {
  private static final String DOMAIN = "watermark.invisible.1";

  private final MarkPayload payload;
  private final MarkLayout layout;
  private final MarkReader reader;

  InvisibleWatermark(KeyedHash hash) {
    payload =
        new MarkPayload(
            new SecretKeySpec(
                hash.of(DOMAIN, "check").getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    layout = new MarkLayout(hash.of(DOMAIN, "layout").getBytes(StandardCharsets.US_ASCII));
    reader = new MarkReader(layout, payload);
  }

  byte[] chips(MarkId id) {
    return layout.chips(ConvolutionalCode.encode(payload.bits(id)));
  }

  Optional<MarkReader.Found> read(GreyImage image) {
    return reader.read(image);
  }
}
