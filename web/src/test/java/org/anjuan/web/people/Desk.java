package org.anjuan.web.people;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.organisation.Campus;
import org.anjuan.archive.organisation.CampusCode;
import org.anjuan.archive.organisation.Department;
import org.anjuan.archive.organisation.HospitalProfile;
import org.anjuan.archive.organisation.Organisation;
import org.anjuan.security.ActorAuthentication;
import org.anjuan.security.account.Accounts;
import org.anjuan.security.account.NewAccount;
import org.anjuan.security.account.Username;
import org.anjuan.security.rules.RuleKeeper;
import org.bson.Document;
import org.dhatim.fastexcel.Workbook;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small hospital and its administrators, each at a desk. */
final class Desk {
  static final Actor SYSTEM = administrator("keeper", Role.SYSTEM_ADMIN);
  static final Actor SECURITY = administrator("chief", Role.SECURITY_ADMIN);
  static final String PASSWORD = "Quiet-River 77";

  private final MockMvc mvc;
  private final Accounts accounts;

  private Desk(MockMvc mvc, Accounts accounts) {
    this.mvc = mvc;
    this.accounts = accounts;
  }

  /** Nobody is there but the security administrator; campus MAIN has a department, EAST none. */
  static Desk open(WebApplicationContext context) {
    var mongo = context.getBean(MongoOperations.class);
    for (var collection : mongo.getCollectionNames()) {
      if (!collection.startsWith("audit")) {
        mongo.getCollection(collection).deleteMany(new Document());
      }
    }
    context.getBean(RuleKeeper.class).read();
    var main = new CampusCode("MAIN");
    context
        .getBean(Organisation.class)
        .adopt(
            new HospitalProfile(
                "安和",
                List.of(new Campus(main, "本部"), new Campus(new CampusCode("EAST"), "东院")),
                List.of(new Department("0301", "心内科", main)),
                List.of()));
    var mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    var desk = new Desk(mvc, context.getBean(Accounts.class));
    desk.hire("chief", null, Posting.administrator(Role.SECURITY_ADMIN));
    return desk;
  }

  void hire(String username, String staffNumber, Posting... postings) {
    accounts.create(
        Actor.system("test"),
        new NewAccount(
            new Username(username),
            PASSWORD,
            "姓名" + username,
            staffNumber == null ? null : new StaffNumber(staffNumber),
            Set.of(postings),
            0,
            false));
  }

  MockHttpServletResponse send(Actor actor, String method, String path, String body, Long seen) {
    var asked =
        request(HttpMethod.valueOf(method), path)
            .with(authentication(new ActorAuthentication(actor)))
            .cookie(new Cookie("XSRF-TOKEN", "t"))
            .header("X-XSRF-TOKEN", "t");
    if (body != null) {
      asked.contentType("application/json").content(body);
    }
    if (seen != null) {
      asked.header("If-Match", "\"" + seen + "\"");
    }
    try {
      return mvc.perform(asked).andReturn().getResponse();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** As a stranger at the door; the answer's status. */
  int logIn(String typed) {
    try {
      return mvc.perform(
              request(HttpMethod.POST, "/api/session")
                  .contentType("application/json")
                  .content(typed))
          .andReturn()
          .getResponse()
          .getStatus();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  MockHttpServletResponse upload(Actor actor, String path, byte[] file) {
    try {
      return mvc.perform(
              request(HttpMethod.POST, path)
                  .with(authentication(new ActorAuthentication(actor)))
                  .cookie(new Cookie("XSRF-TOKEN", "t"))
                  .header("X-XSRF-TOKEN", "t")
                  .contentType(SheetWriter.TYPE)
                  .content(file))
          .andReturn()
          .getResponse();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @SafeVarargs
  static byte[] sheet(List<String>... rows) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("x");
      for (var r = 0; r < rows.length; r++) {
        for (var c = 0; c < rows[r].size(); c++) {
          sheet.value(r, c, rows[r].get(c));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Actor administrator(String name, Role role) {
    return Actor.person(new ActorId(name), null, name, Set.of(Posting.administrator(role)), 0);
  }

  static String type(MockHttpServletResponse answer) {
    return json(answer).get("type").asString().replaceAll(".*:", "");
  }

  static JsonNode json(MockHttpServletResponse answer) {
    return JsonMapper.shared()
        .readTree(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
  }
}
