import { Injectable } from '@nestjs/common';
export const useCases = [Injectable];
