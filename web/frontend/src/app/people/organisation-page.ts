import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Campus, Department } from '../api/types';
import { Notice } from '../shared/notice';
import { Session } from '../shared/session';
import { ImportDialog } from './import-dialog';
import { PlaceForm, PlaceToEdit } from './place-form';

/** Campuses and departments. Codes stay: records name them. */
@Component({
  selector: 'aj-organisation-page',
  imports: [NzButtonComponent, NzInputDirective, NzTableModule, Notice],
  providers: [NzModalService],
  templateUrl: './organisation-page.html',
  styleUrl: './form.css',
})
export class OrganisationPage {
  private readonly modal = inject(NzModalService);
  protected readonly keeps = inject(Session).may('ORGANISATION_MANAGE');
  protected readonly campuses = httpResource<Campus[]>(() => '/api/people/campuses');
  protected readonly departments = httpResource<Department[]>(() => '/api/people/departments');
  protected readonly find = signal('');
  protected readonly shown = computed(() => {
    const part = this.find().trim().toLowerCase();
    const all = this.departments.hasValue() ? this.departments.value() : [];
    return all.filter((d) => `${d.code} ${d.name}`.toLowerCase().includes(part));
  });

  protected campusName(code: string | null | undefined): string {
    const all = this.campuses.hasValue() ? this.campuses.value() : [];
    return all.find((campus) => campus.code === code)?.name ?? code ?? '';
  }

  protected kind(kind: Department['kind']): string {
    switch (kind) {
      case 'INPATIENT':
        return $localize`:@@people.inpatient:住院`;
      case 'OUTPATIENT':
        return $localize`:@@people.outpatient:门诊`;
      default:
        return $localize`:@@people.both:住院与门诊`;
    }
  }

  protected reload(): void {
    this.campuses.reload();
    this.departments.reload();
  }

  protected editCampus(campus: Campus | null): void {
    this.edit(
      { what: 'campus', campus },
      campus ? $localize`:@@people.editCampus:修改院区` : $localize`:@@people.newCampus:新建院区`,
    );
  }

  protected editDepartment(department: Department | null): void {
    const campuses = this.campuses.hasValue() ? this.campuses.value() : [];
    this.edit(
      { what: 'department', department, campuses },
      department ? $localize`:@@people.editDepartment:修改科室` : $localize`:@@people.newDepartment:新建科室`,
    );
  }

  protected importFile(): void {
    this.modal
      .create<ImportDialog, 'departments', boolean>({
        nzTitle: $localize`:@@people.importDepartments:导入科室`,
        nzContent: ImportDialog,
        nzData: 'departments',
        nzWidth: 760,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe(() => this.reload());
  }

  private edit(place: PlaceToEdit, title: string): void {
    this.modal
      .create<PlaceForm, PlaceToEdit, boolean>({
        nzTitle: title,
        nzContent: PlaceForm,
        nzData: place,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((done) => {
        if (done) this.reload();
      });
  }
}
