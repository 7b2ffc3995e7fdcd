package org.anjuan.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.anjuan.archive.access.Role;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.document.DocumentPasswords;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.web.Doors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Passwords of locked documents go in and never come out again. */
@Tag("GEN-5")
@Tag("SEC-1")
@SpringBootTest(classes = ReadingRoom.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("ReadingRoom")
class PasswordControllerTests {
  private static final String PATH = "/api/document-passwords";

  @Autowired private WebApplicationContext context;
  @Autowired private DocumentPasswords passwords;
  @Autowired private AuditTrail trail;
  @Autowired private MongoOperations mongo;
  private MockMvc mvc;

  @BeforeEach
  void open() {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  @Test
  void aPasswordIsTriedButNeverShownAndEveryChangeIsOnRecord() throws Exception {
    var before = changes();

    assertThat(send(post(PATH + "/PACS"), "{\"password\": \"geheim-42\"}").getStatus())
        .isEqualTo(204);

    assertThat(passwords.of("PACS")).containsExactly("geheim-42");
    var list = send(get(PATH), "");
    assertThat(list.getContentAsString()).contains("PACS", "\"count\":1").doesNotContain("geheim");
    assertThat(mongo.getCollection("document-passwords").find().first().toJson())
        .doesNotContain("geheim");
    assertThat(send(delete(PATH + "/PACS"), "").getStatus()).isEqualTo(204);
    assertThat(send(delete(PATH + "/PACS"), "").getStatus()).isEqualTo(404);
    assertThat(passwords.of("PACS")).isEmpty();
    assertThat(changes()).isEqualTo(before + 2);
  }

  @Test
  void anEmptyPasswordIsRefused() throws Exception {
    assertThat(send(post(PATH + "/LIS"), "{\"password\": \"\"}").getStatus()).isEqualTo(400);
    assertThat(send(post(PATH + "/not a name"), "{\"password\": \"x\"}").getStatus())
        .isEqualTo(400);
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request, String body)
      throws Exception {
    return mvc.perform(
            request
                .with(authentication(new ActorAuthentication(Doors.someone(Role.RECORDS_STAFF))))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .andReturn()
        .getResponse();
  }

  private long changes() {
    return Doors.everything(trail).stream()
        .filter(entry -> entry.event().action() == AuditAction.DOCUMENT_PASSWORDS_CHANGED)
        .count();
  }
}
