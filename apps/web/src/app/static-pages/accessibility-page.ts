import { Component } from '@angular/core';

@Component({ selector: 'vv-accessibility-page', template: '' })
export class AccessibilityPage {}
