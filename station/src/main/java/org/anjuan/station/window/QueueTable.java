package org.anjuan.station.window;

import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.anjuan.station.Words;
import org.anjuan.station.queue.Waiting;

/** What is in the queue, as rows. */
final class QueueTable extends AbstractTableModel {
  private static final long serialVersionUID = 1L;
  private static final List<Words> HEADS =
      List.of(
          new Words("文件", "File"),
          new Words("患者", "Patient"),
          new Words("大小", "Size"),
          new Words("状态", "State"));

  private transient List<Waiting> items = List.of();

  void show(List<Waiting> now) {
    items = List.copyOf(now);
    fireTableDataChanged();
  }

  @Override
  public int getRowCount() {
    return items.size();
  }

  @Override
  public int getColumnCount() {
    return HEADS.size();
  }

  @Override
  public String getColumnName(int column) {
    return HEADS.get(column).here();
  }

  @Override
  public Object getValueAt(int row, int column) {
    var item = items.get(row);
    return switch (column) {
      case 0 -> item.fileName();
      case 1 -> item.patientKey() == null ? "" : item.patientKey();
      case 2 -> (item.size() + 1023) / 1024 + " KB";
      default -> state(item).here();
    };
  }

  private static Words state(Waiting item) {
    var why = item.refusal();
    return why == null ? new Words("待上传", "Waiting") : why;
  }
}
