import { Routes } from '@angular/router';
import { needs } from '../shared/guards';
import { ReadingPage } from './reading-page';
import { TemplatePage } from './template-page';

export default [
  {
    path: 'templates',
    canActivate: [needs('WATERMARK_SET')],
    component: TemplatePage,
    title: $localize`:@@title.watermark:水印设置`,
  },
  {
    path: 'reading',
    canActivate: [needs('WATERMARK_READ')],
    component: ReadingPage,
    title: $localize`:@@title.watermarkReading:水印识别`,
  },
] satisfies Routes;
