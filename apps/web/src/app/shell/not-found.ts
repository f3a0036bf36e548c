import { Component } from '@angular/core';

@Component({ selector: 'vv-not-found', template: '' })
export class NotFound {}
