package org.anjuan.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.anjuan.demo.form.Papers;
import org.anjuan.demo.form.Sheet;
import org.anjuan.demo.hospital.Hospital;
import org.anjuan.demo.hospital.HospitalPlan;
import org.anjuan.demo.paper.FilmWriter;
import org.anjuan.demo.paper.OfdWriter;
import org.anjuan.demo.paper.PaperFont;
import org.anjuan.demo.paper.PdfWriter;
import org.anjuan.demo.paper.ScanWriter;
import org.anjuan.demo.stay.Stay;
import org.anjuan.demo.story.Dice;
import org.anjuan.demo.story.StoryLibrary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the hospital's documents in the order in which they would have come. Only the stays of a
 * time window are held, so that memory does not grow with the number of documents.
 */
final class Generator {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int OPEN_STAYS = 96;
  private static final int STAYS_PER_FILM = 60;
  private static final int LOOKED_AHEAD = 40;
  private static final Map<String, String> LISTED =
      Map.of("尉迟建军", "VIP", "查玉兰", "STAFF", "王桂英", "DISPUTE");

  /** A stay whose papers are being dropped. */
  private static final class Open {
    final Stay stay;
    final Queue<Sheet> sheets;
    final Map<String, String> ids = new HashMap<>();

    Open(Stay stay, List<Sheet> sheets) {
      this.stay = stay;
      this.sheets = new ArrayDeque<>(sheets);
    }

    LocalDateTime next() {
      var sheet = sheets.peek();
      return sheet == null ? LocalDateTime.MAX : sheet.at();
    }
  }

  private final Options options;
  private final Progress progress;
  private final PaperFont font;
  private final Hospital hospital;
  private final Casting casting;
  private final Drop drop;
  private final SideCar sideCar = new SideCar(ZONE);
  private final PdfWriter pdf;
  private final OfdWriter ofd;
  private final ScanWriter scanner;
  private int lastFilm = -STAYS_PER_FILM;
  private byte @Nullable [] film;
  private LocalDateTime lastAdmitted = LocalDateTime.MIN;
  private final PriorityQueue<Open> open =
      new PriorityQueue<>(Comparator.comparing(Open::next).thenComparing(one -> one.stay.number()));

  Generator(Options options, PaperFont font, Progress progress) {
    this.options = options;
    this.font = font;
    this.progress = progress;
    var library = StoryLibrary.load();
    var plan = HospitalPlan.of(options.seed(), options.baseDate());
    var now = options.baseDate().atTime(8, 0);
    hospital = plan.withListed(listed(new Casting(options.seed(), spread(), plan, library, now)));
    casting = new Casting(options.seed(), spread(), hospital, library, now);
    drop = new Drop(options.out());
    pdf = new PdfWriter(font, ZONE);
    ofd = new OfdWriter(font);
    scanner = new ScanWriter(font);
  }

  /** Looks ahead at who will come, for the hospital has its lists before its documents. */
  private static List<Hospital.Listed> listed(Casting ahead) {
    var listed = new ArrayList<Hospital.Listed>();
    for (int i = 0; i < LOOKED_AHEAD && ahead.hasNext(); i++) {
      var patient = ahead.next().patient();
      var tag = LISTED.get(patient.name());
      if (tag != null) listed.add(new Hospital.Listed(tag, patient.idNumber()));
    }
    return listed.stream().distinct().toList();
  }

  /**
   * With an end in pages the number of stays is estimated, so that they still fill the twelve
   * months.
   */
  private int spread() {
    if (options.pages() == 0 || options.encounters() < Integer.MAX_VALUE / 4)
      return options.encounters();
    double perStay =
        options.documentsPerEncounter() > 0 ? options.documentsPerEncounter() * 1.3 : 23;
    return (int)
        Math.min(Integer.MAX_VALUE / 8, Math.max(1, Math.ceil(options.pages() / perStay * 1.25)));
  }

  void run() {
    publish();
    if (options.quarantine()) new Refused(drop, options.out(), options.baseDate()).drop();
    while (true) {
      while (casting.hasNext() && open.size() < OPEN_STAYS && reached(lastAdmitted))
        admit(casting.next());
      var one = open.poll();
      if (one == null || enough()) return;
      deliver(one);
    }
  }

  private boolean reached(LocalDateTime time) {
    var first = open.peek();
    return first == null || !first.next().isBefore(time);
  }

  private boolean enough() {
    return options.pages() > 0 && progress.pages() >= options.pages();
  }

  private void publish() {
    try {
      var file = options.hospitalFile().toAbsolutePath();
      var folder = file.getParent();
      if (folder != null) Files.createDirectories(folder);
      // Whoever waits for the file must not find half of it.
      var draft = file.resolveSibling(file.getFileName() + ".tmp");
      Files.write(
          draft, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(hospital));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void admit(Stay stay) {
    boolean filmed =
        stay.number() - lastFilm >= STAYS_PER_FILM
            && stay.story().operation() != null
            && stay.story().operation().film();
    if (filmed) lastFilm = stay.number();
    var sheets = Papers.of(stay, font, filmed, options.documentsPerEncounter());
    drop.file(
        drop.folder(stay, stay.admittedAt().toLocalDate()),
        "encounter.json",
        sideCar.encounter(stay, SideCar.Moment.ADMISSION));
    progress.stay();
    if (stay.admittedAt().isAfter(lastAdmitted)) lastAdmitted = stay.admittedAt();
    open.add(new Open(stay, sheets));
  }

  /** Drops the stay's next paper; after its last, the stay as it ended. */
  private void deliver(Open one) {
    var sheet = one.sheets.poll();
    if (sheet == null) return;
    write(one, sheet);
    if (!one.sheets.isEmpty()) {
      open.add(one);
    } else if (one.stay.over()) {
      var folder = drop.folder(one.stay, one.stay.dischargedAt().toLocalDate());
      drop.file(folder, "encounter.json", sideCar.encounter(one.stay, SideCar.Moment.DISCHARGE));
    }
  }

  private void write(Open one, Sheet sheet) {
    var stay = one.stay;
    String id =
        one.ids.computeIfAbsent(
            sheet.key(),
            any ->
                String.format(Locale.ROOT, "D%d%03d", 1000001 + stay.number(), one.ids.size() + 1));
    var made = make(stay, sheet, id);
    String name = sheet.category() + "_" + id + "_v" + sheet.version() + "." + made.extension();
    var folder = drop.folder(stay, sheet.at().toLocalDate()).resolve(sheet.source());
    drop.document(
        folder,
        name,
        made.bytes(),
        sideCar.document(stay, sheet, id, made.type(), sha256(made.bytes()), name));
    progress.document(made.pages(), made.bytes().length);
  }

  private record Made(String extension, String type, byte[] bytes, int pages) {}

  private Made make(Stay stay, Sheet sheet, String id) {
    if (sheet.medium() == Sheet.Medium.FILM) {
      if (film == null) film = new FilmWriter().film(options.seed(), 4);
      return new Made("mp4", "video/mp4", film, 0);
    }
    var content = sheet.content().get();
    var dice = Dice.of(options.seed(), id + "v" + sheet.version());
    var at = sheet.at().atZone(ZONE).toInstant();
    long number = Long.parseLong(id.substring(1)) * 100 + sheet.version();
    int pages = content.print().pages().size();
    if (sheet.medium() == Sheet.Medium.SCAN) {
      boolean tiff = pages == 1 && dice.chance(0.12);
      long seed = dice.seed();
      if (tiff)
        return new Made(
            "tif",
            "image/tiff",
            scanner.tiff(content.print(), content.signatures(), content.seals(), seed),
            1);
      var images = scanner.jpegs(content.print(), content.signatures(), content.seals(), seed);
      if (pages == 1 && dice.chance(0.35))
        return new Made("jpg", "image/jpeg", images.getFirst(), 1);
      return new Made(
          "pdf", "application/pdf", pdf.ofImages("scan", "Scanner", at, number, images), pages);
    }
    String producer = hospital.name() + " " + sheet.source();
    String key =
        Dice.of(stay.seed() + stay.number(), "format" + sheet.key()).chance(0.28) ? "ofd" : "pdf";
    if (key.equals("ofd")) {
      return new Made(
          "ofd",
          "application/ofd",
          ofd.write(
              content.print(),
              producer,
              sheet.at(),
              HexFormat.of().toHexDigits(number, 16) + "a".repeat(16)),
          pages);
    }
    return new Made(
        "pdf", "application/pdf", pdf.write(content.print(), producer, at, number), pages);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
