package org.anjuan.web.collect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.anjuan.archive.access.Actor;
import org.anjuan.archive.document.Categories;
import org.anjuan.archive.document.CategoryCode;
import org.anjuan.archive.platform.InvalidValue;
import org.anjuan.ingest.category.CategoryMap;
import org.anjuan.ingest.category.CategoryMapping;
import org.anjuan.web.people.ImportReport;
import org.anjuan.web.people.ImportReport.ImportLine;
import org.anjuan.web.people.ImportReport.Outcome;
import org.anjuan.web.people.RowRefused;
import org.anjuan.web.people.SheetReader;
import org.anjuan.web.people.SheetReader.SheetRow;
import org.anjuan.web.people.SheetWriter;
import org.springframework.stereotype.Component;

/** The category map as an Excel sheet, the same for both ways. */
@Component
class CategoryMapSheet {
  private static final List<String> CHINESE = List.of("来源系统", "院区", "来源分类代码", "来源分类名称", "案卷分类代码");
  private static final List<String> ENGLISH =
      List.of("system", "campus", "code", "name", "category");
  private static final String QUARANTINE = "隔离";

  private final CategoryMap map;
  private final Categories categories;

  CategoryMapSheet(CategoryMap map, Categories categories) {
    this.map = map;
    this.categories = categories;
  }

  static byte[] write(List<CategoryMapping> all) {
    return SheetWriter.write(
        "分类对照",
        CHINESE,
        all.stream()
            .map(row ->
                List.of(
                    row.system(),
                    row.campus(),
                    row.code(),
                    row.name() == null ? "" : row.name(),
                    row.category() == null ? QUARANTINE : row.category()))
            .toList());
  }

  /** Looks at the file, or does what it says. Doing it again changes nothing. */
  ImportReport take(Actor actor, byte[] file, boolean apply, Predicate<CategoryMapping> permitted) {
    var seen = new HashSet<String>();
    var lines = new ArrayList<ImportLine>();
    for (var row : SheetReader.read(file, List.of(CHINESE, ENGLISH))) {
      lines.add(line(actor, row, apply, permitted, seen));
    }
    return ImportReport.of(apply, lines);
  }

  private ImportLine line(
      Actor actor,
      SheetRow row,
      boolean apply,
      Predicate<CategoryMapping> permitted,
      HashSet<String> seen) {
    var key = row.cell(0) + " " + row.cell(1) + " " + row.cell(2);
    try {
      var wanted = wanted(row);
      if (!seen.add(key)) {
        throw new RowRefused("该代码在文件中重复", "The code stands twice in the file");
      }
      if (!permitted.test(wanted)) {
        throw new RowRefused("该院区不在您的权限内", "This campus is not among yours");
      }
      var before = map.find(wanted).orElse(null);
      var outcome =
          before == null
              ? Outcome.ADDED
              : Objects.equals(before.category(), wanted.category())
                      && Objects.equals(before.name(), wanted.name())
                  ? Outcome.SAME
                  : Outcome.CHANGED;
      if (apply && outcome != Outcome.SAME) {
        var version = before == null ? 0 : before.version();
        var changed =
            new CategoryMapping(
                wanted.system(),
                wanted.campus(),
                wanted.code(),
                wanted.name(),
                wanted.category(),
                version);
        if (map.put(actor, changed).isEmpty()) {
          throw new RowRefused("他人刚修改过，请重新导入", "Somebody has just changed it: import again");
        }
      }
      return new ImportLine(row.number(), key, outcome, null);
    } catch (RowRefused refused) {
      return new ImportLine(row.number(), key, Outcome.REFUSED, refused.reason());
    }
  }

  private CategoryMapping wanted(SheetRow row) {
    if (row.formula()) {
      throw new RowRefused("不接受公式", "Formulas are not taken");
    }
    var category = row.cell(4).equals(QUARANTINE) ? "" : row.cell(4);
    try {
      if (!category.isEmpty() && categories.find(new CategoryCode(category)).isEmpty()) {
        throw new RowRefused("没有此案卷分类：" + category, "No such category: " + category);
      }
      return new CategoryMapping(row.cell(0), row.cell(1), row.cell(2), row.cell(3), category, 0);
    } catch (InvalidValue invalid) {
      throw new RowRefused("格式不正确：" + invalid.field(), "Malformed: " + invalid.field());
    }
  }
}
