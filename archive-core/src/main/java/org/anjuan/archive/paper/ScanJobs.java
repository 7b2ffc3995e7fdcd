package org.anjuan.archive.paper;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.paper.ScanJob.State;
import org.anjuan.archive.record.MedicalRecord;
import org.anjuan.archive.record.RecordId;
import org.anjuan.archive.vault.BlobId;
import org.anjuan.archive.vault.Vault;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/**
 * All scanning jobs. A change names the revision it has seen and is refused when there is a later
 * one. Reading here asks nobody's right: callers ask the rule book about the record.
 */
@Service
public class ScanJobs {
  private static final int LONGEST_LIST = 200;

  private final MongoOperations mongo;
  private final Vault vault;
  private final Clock clock;

  ScanJobs(MongoOperations mongo, Vault vault, Clock clock) {
    this.mongo = mongo;
    this.vault = vault;
    this.clock = clock;
    var jobs = mongo.getCollection(mongo.getCollectionName(ScanJob.class));
    jobs.createIndex(Indexes.ascending("slot"), new IndexOptions().unique(true));
    jobs.createIndex(Indexes.ascending("record"));
    jobs.createIndex(Indexes.ascending("state", "changedAt"));
    jobs.createIndex(Indexes.ascending("review.state", "changedAt"));
    jobs.createIndex(Indexes.ascending("pages.original"));
  }

  public Optional<ScanJob> find(ScanJobId id) {
    return Optional.ofNullable(mongo.findById(id, ScanJob.class));
  }

  /**
   * The job of a record that is open or being finished: there is one at most, so that nobody scans
   * beside another.
   */
  public Optional<ScanJob> openOf(RecordId record) {
    return Optional.ofNullable(
        mongo.findOne(query(where("slot").is(record.value())), ScanJob.class));
  }

  /** All jobs of a record, the latest first. */
  public List<ScanJob> ofRecord(RecordId record) {
    var jobs =
        new ArrayList<>(
            mongo.find(query(where("record").is(record)).limit(LONGEST_LIST), ScanJob.class));
    jobs.sort((a, b) -> b.startedAt().compareTo(a.startedAt()));
    return jobs;
  }

  /** Jobs in a state on these campuses, the one changed last first. */
  public List<ScanJob> in(State state, Collection<String> campuses) {
    var wanted = query(where("state").is(state.name()).and("campus").in(campuses));
    return mongo.find(
        wanted.with(Sort.by(Sort.Direction.DESC, "changedAt")).limit(LONGEST_LIST), ScanJob.class);
  }

  /** Jobs on a list of the review, the one that has waited longest first. */
  public List<ScanJob> in(ImageReview.State list, Collection<String> campuses) {
    var wanted = query(where("review.state").is(list.name()).and("campus").in(campuses));
    return mongo.find(
        wanted.with(Sort.by(Sort.Direction.ASC, "changedAt")).limit(LONGEST_LIST), ScanJob.class);
  }

  /** The open job of a record, a new one where there is none. */
  public ScanJob begin(Actor actor, MedicalRecord record) {
    return openOf(record.id()).orElseGet(() -> insert(actor, record));
  }

  private ScanJob insert(Actor actor, MedicalRecord record) {
    var job =
        ScanJob.begun(
            record.id(), record.stay().campus(), actor.id().value(), actor.name(), clock.instant());
    try {
      return mongo.insert(job);
    } catch (DuplicateKeyException another) {
      return openOf(record.id()).orElseThrow(() -> another);
    }
  }

  /**
   * Puts pages in.
   *
   * @param before the place, from 0; past the end: at the end
   * @throws ScanJobChanged when it was changed since, or is not open
   */
  public ScanJob add(ScanJob seen, int before, List<ScanPage> pages) {
    var after = change(seen, job -> job.with(Math.clamp(before, 0, job.pages().size()), pages));
    pages.stream().map(ScanPage::original).distinct().forEach(vault::keep);
    return after;
  }

  /** Puts another picture in the place of a page. */
  public ScanJob takeAgain(ScanJob seen, ScanPageId page, ScanPage picture) {
    var after = change(seen, job -> job.takenAgain(page, picture));
    vault.keep(picture.original());
    return after;
  }

  /** Lets a job have exactly these pages in this order. */
  public ScanJob arrange(ScanJob seen, List<ScanPage.Placing> placings) {
    return change(seen, job -> job.arranged(placings));
  }

  /** Gives a job up; its pictures go. */
  public ScanJob discard(ScanJob seen) {
    return change(seen, ScanJob::discarded);
  }

  /** Has its documents made; from now on nobody changes its pages. */
  public ScanJob finish(ScanJob seen, ScanJob.Finisher by) {
    return change(seen, job -> job.finishing(by));
  }

  /**
   * Its documents are there.
   *
   * @param reviewed whether somebody looks at them
   */
  public ScanJob finished(ScanJob finishing, List<ScanJob.Made> made, boolean reviewed) {
    return write(finishing, finishing.finished(made, reviewed));
  }

  /**
   * Somebody has looked at its images.
   *
   * @param marks what is wrong; none: it passes
   * @throws NothingToReview when it is not up for review
   */
  public ScanJob review(Actor actor, ScanJob seen, List<ImageReview.Mark> marks) {
    marks.stream().map(ImageReview.Mark::page).filter(Objects::nonNull).forEach(seen::requirePage);
    var before = seen.review();
    var verdict =
        new ImageReview(
            marks.isEmpty() ? ImageReview.State.PASSED : ImageReview.State.REJECTED,
            before == null ? 1 : before.round(),
            marks,
            actor.id().value(),
            actor.name(),
            clock.instant());
    return write(seen, seen.reviewed(verdict));
  }

  /**
   * Opens a finished job again.
   *
   * @throws NothingToReview when its pictures are gone
   * @throws ScanJobChanged when another job of the record is open
   */
  public ScanJob reopen(ScanJob seen) {
    try {
      return write(seen, seen.reopened());
    } catch (DuplicateKeyException another) {
      throw new ScanJobChanged(seen.id());
    }
  }

  /** Its documents could not be made: it is open again, with the reason. */
  public ScanJob failed(ScanJob finishing, String why) {
    return write(finishing, finishing.failed(why));
  }

  /** Forgets the pictures of a finished job. */
  public ScanJob forgetOriginals(ScanJob finished) {
    return write(finished, finished.withoutOriginals());
  }

  private ScanJob change(ScanJob seen, UnaryOperator<ScanJob> step) {
    if (!seen.isOpen()) {
      throw new ScanJobChanged(seen.id());
    }
    return write(seen, step.apply(seen));
  }

  private ScanJob write(ScanJob seen, ScanJob changed) {
    var next = changed.next(clock.instant());
    var asSeen = query(where("_id").is(seen.id()).and("revision").is(seen.revision()));
    if (mongo.update(ScanJob.class).matching(asSeen).replaceWith(next).findAndReplace().isEmpty()) {
      throw new ScanJobChanged(seen.id());
    }
    var gone = new HashSet<>(seen.originals());
    gone.removeAll(next.originals());
    gone.removeAll(referenced(gone));
    gone.forEach(vault::remove);
    return next;
  }

  /** Which of these some job refers to. */
  Set<BlobId> referenced(Set<BlobId> candidates) {
    if (candidates.isEmpty()) {
      return Set.of();
    }
    var ids = candidates.stream().map(BlobId::value).toList();
    var found = new HashSet<BlobId>();
    mongo
        .find(query(where("pages.original").in(ids)), ScanJob.class)
        .forEach(job -> found.addAll(job.originals()));
    found.retainAll(candidates);
    return found;
  }
}
