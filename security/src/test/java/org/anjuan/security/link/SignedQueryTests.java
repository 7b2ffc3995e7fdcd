package org.anjuan.security.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import org.anjuan.archive.platform.InvalidValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("INT-1")
class SignedQueryTests {
  private static final String SIGNATURE = "0123456789abcdef".repeat(4);
  private static final String REST =
      "app=emr&staff=1001&campus=MAIN&visitNo=2&ts=1767225600&nonce=abcdefghijklmnop";
  private static final String WHOLE = REST + "&admissionNo=ZY000123&sig=" + SIGNATURE;

  @Test
  void canonicalFormIsSortedOneParameterALineWithMethodAndPath() {
    assertThat(SignedQuery.parse(WHOLE).canonical(LinkPage.RECORD))
        .isEqualTo(
            """
            ANJUAN-LINK-1
            GET
            /embed/records
            admissionNo=ZY000123
            app=emr
            campus=MAIN
            nonce=abcdefghijklmnop
            staff=1001
            ts=1767225600
            visitNo=2\
            """);
  }

  @Test
  void orderAndNeedlessEncodingMakeNoDifference() {
    var other =
        "sig="
            + SIGNATURE
            + "&admissionNo=%5AY000123&visitNo=2&nonce=abcdefghijklmnop&ts=1767225600"
            + "&campus=MAIN&staff=%31001&app=emr";
    assertThat(SignedQuery.parse(other).canonical(LinkPage.RECORD))
        .isEqualTo(SignedQuery.parse(WHOLE).canonical(LinkPage.RECORD));
  }

  @Test
  void stayIsNamedByAdmissionOrByChartNumber() {
    assertThat(SignedQuery.parse(WHOLE).encounter()).isInstanceOf(EncounterKey.ByAdmission.class);
    assertThat(SignedQuery.parse(REST + "&recordNo=0012&sig=" + SIGNATURE).encounter())
        .isInstanceOf(EncounterKey.ByChart.class);
  }

  @ParameterizedTest
  @CsvSource({
    "admissionNo=ZY000123, admissionNo=ZY000123&recordNo=1, admissionNo",
    "admissionNo=ZY000123, other=1, query",
    "&admissionNo=ZY000123, '', admissionNo",
    "staff=1001, staff=1001&staff=1002, staff",
    "staff=1001, staff=, staff",
    "staff=1001, staff=1001%00, staff",
    "staff=1001, staff=1001%0Ats=9, staff",
    "staff=1001, staff=10+01, staff",
    "staff=1001, staff=%E5%BC%A0, staff",
    "staff=1001, staff=%E5%BC, staff",
    "staff=1001, staff=%zz, staff",
    "staff=1001, staff=%3, staff",
    "staff=1001, staff=张, staff",
    "campus=MAIN, campus=main, campus",
    "visitNo=2, visitNo=0, visitNo",
    "visitNo=2, visitNo=02, visitNo",
    "visitNo=2, visitNo=-1, visitNo",
    "visitNo=2, visitNo=99999, visitNo",
    "ts=1767225600, ts=1767225600000, ts",
    "ts=1767225600, ts=1.7e9, ts",
    "ts=1767225600, ts=01767225600, ts",
    "nonce=abcdefghijklmnop, nonce=short, nonce",
    "app=emr, app=EMR, app",
    "app=emr, App=emr, query",
    "app=emr, app=emr&, query",
    "app=emr, app=emr&=, query",
    "app=emr, app, query"
  })
  void whatCanBeReadInTwoWaysIsRefusedByName(String part, String instead, String field) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> SignedQuery.parse(WHOLE.replace(part, instead)))
        .satisfies(invalid -> assertThat(invalid.field()).isEqualTo(field))
        .withMessageNotContaining("1001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&", "=", "sig", "%"})
  void nothingIsNoLink(String query) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> SignedQuery.parse(query));
  }

  @Test
  void whatIsTooLongIsNotRead() {
    var long1 = WHOLE + "&" + "x".repeat(SignedQuery.LONGEST);
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> SignedQuery.parse(long1))
        .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("query"));
  }

  @Test
  void algorithmsAreThoseOfTheStandards() {
    // RFC 4231, case 2; SM3 by its own reference key and text, checked with OpenSSL.
    assertThat(hex(LinkAlgorithm.HMAC_SHA256.sign("Jefe", "what do ya want for nothing?")))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assertThat(hex(LinkAlgorithm.HMAC_SM3.sign("Jefe", "what do ya want for nothing?")))
        .isEqualTo("2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
