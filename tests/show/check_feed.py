#!/usr/bin/env python3
"""Reads feeds by feedparser.

    check_feed.py ITEMS.json FEED …    the feeds together have the items of the JSON feeds given first
"""
import json, sys, time

import feedparser

whole = []
for path in sys.argv[1].split(","):
    whole += json.load(open(path, encoding="utf-8"))["items"]
entries = []
for path in sys.argv[2:]:
    feed = feedparser.parse(path)
    assert not feed.bozo, (path, feed.bozo_exception)
    assert feed.version == "rss20", feed.version
    entries += feed.entries
assert [entry.id for entry in entries] == [item["id"] for item in whole], "guids, or their order"
for entry, item in zip(entries, whole):
    assert " ".join(entry.title.split()) == " ".join(item["title"].split()), entry.title
    assert entry.link == item["url"], entry.link
    assert not entry.guidislink
    assert " ".join(entry.summary.split()) == " ".join(item["summary"].split()), entry.summary
    published = time.strftime("%Y-%m-%dT%H:%M:%SZ", entry.published_parsed)
    assert published == item["date_published"], published
    (enclosure,) = entry.enclosures
    (attachment,) = item["attachments"]
    assert enclosure.href == attachment["url"]
    assert int(enclosure.length) == attachment["size_in_bytes"]
    assert enclosure.type == attachment["mime_type"]
    assert abs(int(entry.itunes_duration) - attachment["duration_in_seconds"]) <= 0.5
    assert [tag.term for tag in entry.tags] if item["tags"] else True
    assert any(content.type == "text/html" for content in entry.content)
