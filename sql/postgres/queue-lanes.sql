select lane, turn from queue.lane
