import { DatePipe } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { SimulationAnswer } from '../api/types';
import { Command } from '../shared/command';
import { Option, Values } from '../shared/fields';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { AccessApi } from './access-api';
import { AccessNav } from './access-nav';
import { actions, wordFor } from './grant-words';

const reasons: readonly Option[] = [
  { value: 'BARRED_PLACE', label: $localize`:@@refusal.barred:地址被禁用` },
  { value: 'NO_RIGHT', label: $localize`:@@refusal.noRight:角色没有此项权限` },
  { value: 'SEALED', label: $localize`:@@refusal.sealed:病案已封存` },
  { value: 'NOT_A_DESIGNATED_PLACE', label: $localize`:@@refusal.place:不在指定地点` },
  { value: 'OUT_OF_SCOPE', label: $localize`:@@refusal.outOfScope:不在院区、科室、诊疗关系或授权范围内` },
  { value: 'ABOVE_CLEARANCE', label: $localize`:@@refusal.clearance:密级高于用户` },
  { value: 'TAG_CLOSED', label: $localize`:@@refusal.tag:标签限制访问` },
  { value: 'CATEGORY_CLOSED', label: $localize`:@@refusal.category:该部分未开放` },
];

/** Asks the rule book on somebody's behalf: what would it say, and by which rule. */
@Component({
  selector: 'aj-simulation-page',
  imports: [AccessNav, DatePipe, NzButtonComponent, NzInputDirective, Notice],
  templateUrl: './simulation-page.html',
  styleUrl: './access.css',
})
export class SimulationPage {
  private readonly api = inject(AccessApi);
  protected readonly reference = inject(Reference);
  protected readonly actions = actions;
  protected readonly command = new Command<SimulationAnswer>();
  protected readonly answer = signal<SimulationAnswer | null>(null);
  protected readonly question = signal<Values>({ action: 'VIEW', visitNo: 1 });

  protected set(name: string, value: string): void {
    this.question.update((question) => ({ ...question, [name]: value }));
  }

  protected async ask(): Promise<void> {
    const { at, ...rest } = this.question();
    const moment = at ? { at: new Date(String(at)).toISOString() } : {};
    const answer = await this.command.run(this.api.simulate({ ...rest, ...moment }));
    this.answer.set(answer ?? null);
  }

  protected why(answer: SimulationAnswer): string {
    return wordFor(reasons, answer.reason ?? '');
  }

  protected parts(answer: SimulationAnswer): string {
    return answer.parts.map((code) => this.reference.category(code)).join('、');
  }
}
