import { Component, computed, inject, model } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { PostingRule, Provisioning } from '../api/types';
import { Reference } from '../shared/reference';
import { PostingFields } from './posting-fields';

/** What becomes of somebody whose staff number no account has. */
@Component({
  selector: 'aj-provisioning-fields',
  imports: [NzButtonComponent, NzIconDirective, NzInputDirective, PostingFields],
  templateUrl: './provisioning-fields.html',
  styleUrl: './provider-dialog.css',
})
export class ProvisioningFields {
  private readonly lists = inject(Reference).lists;
  readonly value = model.required<Provisioning>();

  protected readonly rules = [
    { value: 'REFUSE', label: $localize`:@@provider.refuse:拒绝` },
    { value: 'INACTIVE', label: $localize`:@@provider.inactive:开立账号，待管理员启用` },
    { value: 'LIMITED', label: $localize`:@@provider.limited:开立账号，按下列岗位立即可用` },
  ] as const;
  protected readonly given = computed(() => this.value().rule !== 'REFUSE');
  protected readonly alwaysLabel = $localize`:@@provider.always:所有人 `;

  protected rule(event: Event): void {
    const rule = (event.target as HTMLSelectElement).value as Provisioning['rule'];
    this.value.update((value) => ({ ...value, rule }));
  }

  protected always(event: Event): void {
    const wanted = (event.target as HTMLInputElement).checked;
    this.setAlways(wanted ? this.blank() : undefined);
  }

  protected setAlways(always: PostingRule | undefined): void {
    this.value.update(({ rule, groups }) => ({ rule, groups, ...(always ? { always } : {}) }));
  }

  protected add(): void {
    this.groups((groups) => [...groups, { group: '', posting: this.blank() }]);
  }

  protected remove(at: number): void {
    this.groups((groups) => groups.filter((_, index) => index !== at));
  }

  protected name(at: number, event: Event): void {
    const group = (event.target as HTMLInputElement).value.trim();
    this.groups((groups) => groups.map((one, index) => (index === at ? { ...one, group } : one)));
  }

  protected post(at: number, posting: PostingRule): void {
    this.groups((groups) => groups.map((one, index) => (index === at ? { ...one, posting } : one)));
  }

  private groups(change: (groups: Provisioning['groups']) => Provisioning['groups']): void {
    this.value.update((value) => ({ ...value, groups: change(value.groups) }));
  }

  private blank(): PostingRule {
    return { role: 'NURSE', campus: this.lists().campuses[0]?.code ?? 'MAIN', departments: [] };
  }
}
