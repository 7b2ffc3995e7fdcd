import { Component, computed, ElementRef, inject, linkedSignal, signal } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { ProviderForm, ProviderRow, Provisioning } from '../api/types';
import { Command } from '../shared/command';
import { FieldBox } from './field-box';
import { entered, fields, Kind, settingsOf } from './provider-fields';
import { ProvisioningFields } from './provisioning-fields';
import { SignOnApi } from './sign-on-api';

/** Sets up a provider, or changes one. The secret is typed, never shown. */
@Component({
  selector: 'aj-provider-dialog',
  imports: [NzAlertComponent, NzButtonComponent, NzInputDirective, FieldBox, ProvisioningFields],
  templateUrl: './provider-dialog.html',
  styleUrl: './provider-dialog.css',
})
export class ProviderDialog {
  private readonly api = inject(SignOnApi);
  private readonly dialog = inject<NzModalRef<ProviderDialog, ProviderRow>>(NzModalRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly row = inject<{ row: ProviderRow | null }>(NZ_MODAL_DATA).row;
  protected readonly command = new Command<ProviderRow>();

  protected readonly kinds: readonly Kind[] = ['Oidc', 'Cas', 'Ldap'];
  protected readonly kind = signal<Kind>(this.row?.settings.kind ?? 'Oidc');
  protected readonly fields = computed(() => fields[this.kind()]);
  protected readonly values = linkedSignal(() => entered(this.kind(), this.row?.settings ?? null));
  protected readonly startTls = signal(
    this.row?.settings.kind === 'Ldap' ? this.row.settings.startTls : false,
  );
  protected readonly provisioning = signal<Provisioning>(
    this.row?.provisioning ?? { rule: 'REFUSE', groups: [] },
  );
  protected readonly common = signal({
    id: this.row?.id ?? '',
    zh: this.row?.zh ?? '',
    en: this.row?.en ?? '',
    position: String(this.row?.position ?? 1),
    secret: '',
    certificates: this.row?.certificates ?? '',
  });
  protected readonly secretHint = this.row?.hasSecret
    ? $localize`:@@provider.secretKept:已保存，不再显示；留空则不变`
    : $localize`:@@provider.secretHint:加密保存，不再显示；CAS 不需要`;
  protected readonly enabled = signal(this.row?.enabled ?? false);

  protected choose(event: Event): void {
    this.kind.set((event.target as HTMLSelectElement).value as Kind);
  }

  protected type(name: string, value: string): void {
    this.values.update((values) => ({ ...values, [name]: value }));
  }

  protected say(name: 'id' | 'zh' | 'en' | 'position' | 'secret' | 'certificates', value: string): void {
    this.common.update((common) => ({ ...common, [name]: value }));
  }

  protected text(event: Event): string {
    return (event.target as HTMLTextAreaElement).value;
  }

  protected tick(which: 'enabled' | 'startTls', event: Event): void {
    this[which].set((event.target as HTMLInputElement).checked);
  }

  /** The server's `field` marks its control. */
  protected fault(name: string): string {
    const problem = this.command.problem();
    return problem?.field === name ? problem.message : '';
  }

  protected faultElsewhere(): string {
    const problem = this.command.problem();
    const shown = [
      ...Object.keys(this.common()),
      ...(this.fields().map((field) => field.name) as string[]),
    ].includes(problem?.field ?? '');
    return problem && !shown ? problem.message : '';
  }

  protected async save(): Promise<void> {
    const { secret, certificates, position, ...common } = this.common();
    const form: ProviderForm = {
      ...common,
      position: Number(position),
      enabled: this.enabled(),
      settings: settingsOf(this.kind(), this.values(), this.startTls()),
      provisioning: this.provisioning(),
      version: this.row?.version ?? 0,
      ...(secret === '' ? {} : { secret }),
      ...(certificates.trim() === '' ? {} : { certificates }),
    };
    const saved = await this.command.run(this.row ? this.api.change(form) : this.api.add(form));
    if (saved) this.dialog.close(saved);
    else this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  protected cancel(): void {
    this.dialog.close();
  }
}
