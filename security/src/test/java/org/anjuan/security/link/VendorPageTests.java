package org.anjuan.security.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the handbook tells vendors is what the door takes, and its programs do what they say. */
@Tag("INT-1")
class VendorPageTests {
  private static final Path ROOT = Path.of(System.getProperty("anjuan.root", ".."));
  private static final String PAGE = read("docs/handbook/emr-links.md");

  @TempDir private Path folder;

  @Test
  void vectorOfThePageIsWhatTheDoorComputes() {
    var link = block("text", "/embed/records?");
    var query = link.substring(link.indexOf('?') + 1);
    var read = SignedQuery.parse(query);
    var canonical = read.canonical(LinkPage.RECORD);
    assertThat(canonical).isEqualTo(block("text", "ANJUAN-LINK-1"));
    assertThat(PAGE).contains("(" + canonical.length() + " bytes,");
    for (var algorithm : LinkAlgorithm.values()) {
      assertThat(hex(algorithm.sign(secret(), canonical)))
          .isEqualTo(found("\\| " + algorithm.label() + " \\| `([0-9a-f]{64})` \\|"));
    }
    assertThat(read.signature()).isEqualTo(LinkAlgorithm.HMAC_SHA256.sign(secret(), canonical));
  }

  @Test
  void javaProgramPrintsTheLink() throws Exception {
    var file = Files.writeString(folder.resolve("SignLink.java"), block("java", "import java"));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThat(output(List.of(java, file.toString()))).isEqualTo(block("text", "/embed/records?"));
  }

  @Test
  void pythonProgramPrintsTheLink() throws Exception {
    var file = Files.writeString(folder.resolve("sign_link.py"), block("python", "import hashlib"));
    assumeTrue(isThere("python3"), "no python3 on this machine");
    assertThat(output(List.of("python3", file.toString())))
        .isEqualTo(block("text", "/embed/records?"));
  }

  @Test
  void programForTryingOutPrintsTheLink() throws Exception {
    assumeTrue(isThere("bash") && isThere("openssl"), "no bash or openssl on this machine");
    var script = ROOT.resolve("scripts/sign-link").toAbsolutePath().toString();
    var link = block("text", "/embed/records?");
    assertThat(
            output(
                List.of(
                    "bash",
                    script,
                    "http://archive:8080/",
                    "emr",
                    "1001",
                    "campus=MAIN",
                    "admissionNo=ZY000123",
                    "visitNo=1",
                    "ts=1767225600",
                    "nonce=3f1c8a2e5b7d4960a1b2c3d4e5f60718")))
        .isEqualTo("http://archive:8080" + link);
  }

  private static String secret() {
    return found("secret `([0-9a-f]{64})`");
  }

  private static String found(String pattern) {
    var match = Pattern.compile(pattern).matcher(PAGE);
    assertThat(match.find()).as(pattern).isTrue();
    return match.group(1);
  }

  private static String block(String language, String begin) {
    var fences = Pattern.compile("(?ms)^```" + language + "\\n(.*?)\\n^```").matcher(PAGE);
    while (fences.find()) {
      if (fences.group(1).startsWith(begin)) {
        return fences.group(1);
      }
    }
    throw new AssertionError("no block of " + language + " that begins with " + begin);
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, program.equals("openssl") ? "version" : "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static String output(List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("ANJUAN_LINK_SECRET", secret());
    var process = builder.start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return printed.strip();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String read(String page) {
    try {
      return Files.readString(ROOT.resolve(page)).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
