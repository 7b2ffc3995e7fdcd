import { Location } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { ActivatedRoute, Router } from '@angular/router';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { Me } from '../api/types';
import { Command } from '../shared/command';
import { Hospital } from '../shared/hospital';
import { LanguageSwitch } from '../shared/language-switch';
import { Session } from '../shared/session';
import { Wordmark } from '../shared/wordmark';
import { CodeForm } from './code-form';
import { keepReturn, refusal, takeReturn } from './sign-on-outcome';
import { SignOnButtons } from './sign-on-buttons';

@Component({
  selector: 'aj-log-in-page',
  imports: [
    ReactiveFormsModule,
    CodeForm,
    NzAlertComponent,
    NzButtonComponent,
    NzInputDirective,
    LanguageSwitch,
    SignOnButtons,
    Wordmark,
  ],
  templateUrl: './log-in-page.html',
  styleUrl: './log-in-page.css',
})
export class LogInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  private readonly cameFrom = this.location.getState() as { returnTo?: string; expired?: boolean } | null;
  protected readonly hospital = inject(Hospital);
  private readonly username = viewChild<ElementRef<HTMLInputElement>>('username');
  private readonly password = viewChild<ElementRef<HTMLInputElement>>('password');

  protected readonly form = new FormGroup({
    username: new FormControl('', { nonNullable: true, validators: Validators.required }),
    password: new FormControl('', { nonNullable: true, validators: Validators.required }),
  });
  protected readonly product = $localize`:@@product.name:无纸化病案归档系统`;
  protected readonly command = new Command<Me>();
  protected readonly expired = this.cameFrom?.expired ?? false;
  protected readonly locked = signal(0);
  protected readonly lockedText = computed(() => {
    const minutes = Math.floor(this.locked() / 60);
    const seconds = String(this.locked() % 60).padStart(2, '0');
    return $localize`:@@logIn.locked:账号已锁定，请在 ${minutes}:minutes::${seconds}:seconds: 后再试`;
  });
  protected readonly missing = signal(false);
  private readonly route = inject(ActivatedRoute).snapshot;
  private readonly signOn = this.route.queryParamMap.get('signOn');
  protected readonly refused = refusal(this.signOn);
  /** Set when the password was right, or a provider has vouched, and the code is still to come. */
  protected readonly ticket = signal<string | null>(null);
  private vouchedFor = false;
  private returnTo = this.cameFrom?.returnTo ?? '/';

  constructor() {
    afterNextRender(() => this.username()?.nativeElement.focus());
    if (this.signOn === 'done') void this.arrive();
    this.takeTicket();
    // It is the account that is locked, not the person: another name may try.
    this.form.controls.username.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => this.locked.set(0));
    const clock = setInterval(() => this.locked.update((left) => Math.max(0, left - 1)), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }

  /** Off to an identity provider; the page that wanted a log-in waits in this tab. */
  protected leave(): void {
    keepReturn(this.returnTo);
  }

  private async arrive(): Promise<void> {
    const returnTo = takeReturn();
    await this.router.navigateByUrl((await this.session.adopt()) ? returnTo : '/login', { replaceUrl: true });
  }

  /** The ticket came behind the #, which no server sees; it does not stay in the address. */
  private takeTicket(): void {
    const ticket = new URLSearchParams(this.route.fragment ?? '').get('ticket');
    if (!ticket) return;
    this.location.replaceState('/login');
    this.returnTo = takeReturn();
    this.vouchedFor = true;
    this.ticket.set(ticket);
  }

  protected async logIn(): Promise<void> {
    this.missing.set(this.form.invalid);
    if (this.form.invalid) {
      (this.form.controls.username.invalid ? this.username() : this.password())?.nativeElement.focus();
      return;
    }
    const me = await this.command.run(this.session.logIn(this.form.getRawValue()));
    if (me) {
      await this.enter();
      return;
    }
    const problem = this.command.problem();
    if (problem?.ticket) {
      this.ticket.set(problem.ticket);
      this.command.forgive();
      return;
    }
    if (problem?.status === 423) this.locked.set(problem.retryAfter ?? 0);
    this.form.controls.password.reset();
    this.password()?.nativeElement.focus();
  }

  protected async enterCode(code: string): Promise<void> {
    const me = await this.command.run(this.session.enterCode(this.ticket() ?? '', code));
    if (!me) return;
    if (this.vouchedFor) this.session.signedOn();
    await this.enter();
  }

  protected startAgain(): void {
    this.command.forgive();
    this.ticket.set(null);
    this.vouchedFor = false;
    this.form.controls.password.reset();
  }

  private async enter(): Promise<void> {
    await this.router.navigateByUrl(this.returnTo, { replaceUrl: true });
  }
}
