import { Injectable } from '@nestjs/common';
import { views } from '@samspar/views';
export const counted = [Injectable, views];
