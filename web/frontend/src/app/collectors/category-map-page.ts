import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { CategoryMapping, CategoryMappings, SourceCode, UnmappedCodes } from '../api/types';
import { Command } from '../shared/command';
import { FieldForm, FormOrder } from '../shared/field-form';
import { Field, Values } from '../shared/fields';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { CategoryMapImport } from './category-map-import';
import { CollectorsApi } from './collectors-api';

const ANY = '*';
const MOST_SHOWN = 500;

/** What the codes and document names of sources stand for. */
@Component({
  selector: 'aj-category-map-page',
  imports: [NzButtonComponent, NzIconDirective, NzInputDirective, NzTableModule, Notice],
  providers: [NzModalService],
  templateUrl: './category-map-page.html',
  styleUrl: './collectors.css',
})
export class CategoryMapPage {
  private readonly api = inject(CollectorsApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  private readonly everywhere = inject(Session).may('COLLECTOR_MANAGE');
  protected readonly reference = inject(Reference);
  protected readonly list = httpResource<CategoryMappings>(() => '/api/category-map');
  /** What sources have stated of their own dictionaries and nobody has mapped yet. */
  protected readonly codes = httpResource<UnmappedCodes>(() => '/api/category-map/codes');
  protected readonly unmapped = computed(() => (this.codes.hasValue() ? this.codes.value().items : []));
  protected readonly wanted = signal('');
  protected readonly matching = computed(() => {
    const words = this.wanted().trim().toLowerCase();
    const all = this.list.hasValue() ? this.list.value().items : [];
    return words === '' ? all : all.filter((row) => this.textOf(row).includes(words));
  });
  protected readonly rows = computed(() => this.matching().slice(0, MOST_SHOWN));
  protected readonly removing = new Command();
  protected readonly any = ANY;

  /** Rows for all campuses are the system administrator's. */
  protected mayChange(row: CategoryMapping): boolean {
    return this.everywhere || row.campus !== ANY;
  }

  protected edit(row: CategoryMapping | null): void {
    const order: FormOrder = {
      fields: this.fields(row !== null),
      initial: row ? { ...row } : { campus: this.everywhere ? ANY : '' },
      lead: $localize`:@@collect.mapLead:代码可以是来源的分类代码，也可以是文书名称；* 代表其余所有代码。`,
      send: (values) => this.api.map(this.row(values, row)),
    };
    this.modal
      .create<FieldForm, FormOrder, boolean>({
        nzTitle: row?.version
          ? $localize`:@@collect.mapChange:修改对照`
          : $localize`:@@collect.mapAdd:新增对照`,
        nzContent: FieldForm,
        nzData: order,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((saved) => {
        if (saved) this.reload();
      });
  }

  protected complete({ system, campus, code, name }: SourceCode): void {
    this.edit({ system, campus, code, name, version: 0 });
  }

  protected remove(row: CategoryMapping): void {
    this.modal.confirm({
      nzTitle: $localize`:@@collect.mapRemoveSure:删除“${row.code}:code:”的对照？`,
      nzContent: $localize`:@@collect.mapRemoveHint:已入库的文书不变，以后收到的按其余规则。`,
      nzOkDanger: true,
      nzOnOk: async () => {
        await this.removing.run(this.api.unmap(row));
        const problem = this.removing.problem();
        if (problem) this.message.error(problem.message);
        this.reload();
      },
    });
  }

  protected importFile(): void {
    this.modal
      .create<CategoryMapImport, null, boolean>({
        nzTitle: $localize`:@@collect.importTitle:导入分类对照`,
        nzContent: CategoryMapImport,
        nzWidth: 680,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((done) => {
        if (done) this.reload();
      });
  }

  private reload(): void {
    this.list.reload();
    this.codes.reload();
  }

  private textOf(row: CategoryMapping): string {
    const category = row.category ? this.reference.category(row.category) : '';
    return [row.system, row.campus, row.code, row.name ?? '', row.category ?? '', category]
      .join(' ')
      .toLowerCase();
  }

  private fields(known: boolean): Field[] {
    const campuses = this.reference.lists().campuses.map(({ code, name }) => ({ value: code, label: name }));
    const all = { value: ANY, label: $localize`:@@collect.allCampuses:所有院区` };
    const categories = this.reference.categoriesByName().map(({ code, name }) => ({
      value: code,
      label: `${code} ${name}`,
    }));
    const none = { value: '', label: $localize`:@@collect.toQuarantine:不接受，进隔离区` };
    return [
      { name: 'system', kind: 'text', fixed: known, label: $localize`:@@filter.source:来源系统` },
      {
        name: 'campus',
        kind: 'choice',
        fixed: known,
        label: $localize`:@@field.campus:院区`,
        options: this.everywhere ? [all, ...campuses] : campuses,
      },
      { name: 'code', kind: 'text', fixed: known, label: $localize`:@@collect.code:来源代码或文书名` },
      { name: 'name', kind: 'text', label: $localize`:@@collect.codeName:来源名称（选填）` },
      {
        name: 'category',
        kind: 'choice',
        label: $localize`:@@collect.category:案卷分类`,
        options: [none, ...categories],
      },
    ];
  }

  private row(values: Values, known: CategoryMapping | null): CategoryMapping {
    const typed = values as Readonly<Record<string, string | null>>;
    const [first] = this.reference.lists().campuses;
    const { name, category } = typed;
    return {
      system: known?.system ?? typed['system'] ?? '',
      campus: known?.campus ?? typed['campus'] ?? first?.code ?? '',
      code: known?.code ?? typed['code'] ?? '',
      ...(name ? { name } : {}),
      ...(category ? { category } : {}),
      version: known?.version ?? 0,
    };
  }
}
