import { Routes } from '@angular/router';
import { needs } from '../shared/guards';
import { BoxPage } from './box-page';
import { BoxesPage } from './boxes-page';
import { LabelsPage } from './labels-page';
import { ReviewPage } from './review-page';
import { ReviewsPage } from './reviews-page';
import { RulesPage } from './rules-page';
import { WorkplacePage } from './workplace-page';
import { ScansPage } from './scans-page';
import { WorkloadPage } from './workload-page';

const title = $localize`:@@nav.paper:纸质病案`;

export default [
  { path: '', component: ScansPage, title, canActivate: [needs('PAPER_SCAN')] },
  { path: 'scans/:id', component: WorkplacePage, title, canActivate: [needs('PAPER_SCAN')] },
  { path: 'reviews', component: ReviewsPage, title, canActivate: [needs('PAPER_REVIEW')] },
  { path: 'reviews/:id', component: ReviewPage, title, canActivate: [needs('PAPER_REVIEW')] },
  { path: 'labels', component: LabelsPage, title, canActivate: [needs('PAPER_STORE')] },
  { path: 'boxes', component: BoxesPage, title, canActivate: [needs('PAPER_STORE')] },
  { path: 'boxes/:id', component: BoxPage, title, canActivate: [needs('PAPER_STORE')] },
  { path: 'workload', component: WorkloadPage, title, canActivate: [needs('PAPER_MANAGE')] },
  { path: 'rules', component: RulesPage, title, canActivate: [needs('PAPER_MANAGE')] },
] satisfies Routes;
