package org.anjuan.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.anjuan.archive.Engines;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.access.ActorId;
import org.anjuan.archive.access.Posting;
import org.anjuan.archive.access.Role;
import org.anjuan.archive.access.StaffNumber;
import org.anjuan.archive.audit.AuditAction;
import org.anjuan.archive.audit.AuditEntry;
import org.anjuan.archive.audit.AuditSearch;
import org.anjuan.archive.audit.AuditTrail;
import org.anjuan.archive.platform.DataFolder;
import org.anjuan.archive.vault.ArchiveSeal;
import org.anjuan.archive.vault.FieldCipher;
import org.anjuan.archive.vault.KeyRingFixture;
import org.mockito.Mockito;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;

/**
 * The real doors, and behind them every controller of the application. Controllers whose capability
 * is not started here are hollow: they have their mappings and answer nothing.
 *
 * <p>Without {@code @Configuration}, so that the application does not find it when tests start the
 * whole of it.
 */
@EnableAutoConfiguration
@ComponentScan(
    basePackages = {
      "org.anjuan.security",
      "org.anjuan.web.api",
      "org.anjuan.web.audit",
      "org.anjuan.web.problem",
      "org.anjuan.archive.access",
      "org.anjuan.archive.audit",
      "org.anjuan.archive.anomaly",
      "org.anjuan.archive.handover",
      "org.anjuan.archive.oversight",
      "org.anjuan.archive.work"
    },
    // The watch looks into records, which are not here.
    excludeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = "org\\.anjuan\\.archive\\.anomaly\\.(AnomalyWatch|Suspicion)"))
public class Doors {
  private static final int LEAST_STRENGTH = 4;

  @Bean
  static BeanFactoryPostProcessor hollowControllers() {
    return beans -> {
      var scanner = new ClassPathScanningCandidateComponentProvider(false);
      scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
      scanner.findCandidateComponents("org.anjuan").stream()
          .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
          .filter(type ->
              !type.isMemberClass() && beans.getBeanNamesForType(type, false, false).length == 0)
          .forEach(type -> register(beans, type));
    };
  }

  private static <T> void register(ConfigurableListableBeanFactory beans, Class<T> controller) {
    beans.registerSingleton(controller.getName(), Mockito.mock(controller));
  }

  /** As in operation, but quick: tests set and try passwords by the hundred. */
  @Bean
  @Primary
  PasswordEncoder quickPasswordEncoder() {
    return new DelegatingPasswordEncoder(
        "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(LEAST_STRENGTH)));
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  MongoOperations mongo() {
    return Engines.mongo().operations();
  }

  @Bean
  DataFolder dataFolder() {
    try {
      return DataFolder.open(
          Files.createTempDirectory(Files.createDirectories(Path.of("target", "nodes")), "node"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Bean
  ArchiveSeal archiveSeal() {
    return KeyRingFixture.seal();
  }

  @Bean
  FieldCipher fieldCipher() {
    return KeyRingFixture.fieldCipher();
  }

  /** As the index would answer, straight from the trail. */
  @Bean
  AuditSearch auditSearch(AuditTrail trail) {
    return new AuditSearch() {
      @Override
      public Page find(Query query) {
        var all =
            matching(trail, query.filter()).reversed().stream()
                .filter(entry ->
                    query.olderThan() == null || entry.position().compareTo(query.olderThan()) < 0)
                .toList();
        return new Page(all.stream().limit(query.size()).toList(), all.size() > query.size());
      }

      @Override
      public long count(Filter filter) {
        return matching(trail, filter).size();
      }
    };
  }

  private static List<AuditEntry> matching(AuditTrail trail, AuditSearch.Filter filter) {
    return everything(trail).stream()
        .filter(entry ->
            filter.actions().isEmpty() || filter.actions().contains(entry.event().action()))
        .filter(entry ->
            filter.recordId() == null || filter.recordId().equals(entry.event().recordId()))
        .filter(entry -> filter.actor() == null || filter.actor().equals(entry.event().actor()))
        .filter(entry -> filter.from() == null || !entry.event().at().isBefore(filter.from()))
        .filter(entry -> filter.to() == null || entry.event().at().isBefore(filter.to()))
        .filter(entry -> entry.event().action() != AuditAction.DAY_OPENED)
        .toList();
  }

  /** The whole trail, oldest first. */
  public static List<AuditEntry> everything(AuditTrail trail) {
    var all = new ArrayList<AuditEntry>();
    var next = trail.since(null, 500);
    while (!next.isEmpty()) {
      all.addAll(next);
      next = trail.since(all.getLast().position(), 500);
    }
    return all;
  }

  /** Somebody with this one role. */
  public static Actor someone(Role role) {
    var posting =
        role.isAdministrator() ? Posting.administrator(role) : Posting.at("MAIN", role, "0301");
    var name = role.name().toLowerCase(Locale.ROOT);
    return Actor.person(new ActorId(name), new StaffNumber("1001"), name, Set.of(posting), 0);
  }
}
