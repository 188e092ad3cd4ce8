package io.weir.patterns.yaml;

import static io.weir.patterns.problem.Problem.Category.YAML;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds the tree from the parser's events, which are pulled one by one so that limits stop it. */
final class TreeBuilder {
  private static final int MAX_DEPTH = 30;
  private static final int MAX_ALIASES = 50;
  private static final long MAX_VALUES = 50_000;

  /** The tree cannot be built; the reason has been reported. */
  private static final class Refused extends RuntimeException {
    Refused() {
      super(null, null, false, false);
    }
  }

  private final String text;
  private final Iterator<Event> events;
  private final Reporter report;
  private final Map<Anchor, YamlNode> anchors = new HashMap<>();
  private int aliases;
  private int knownIndex;
  private int knownOffset;

  TreeBuilder(String text, Iterator<Event> events, Reporter report) {
    this.text = text;
    this.events = events;
    this.report = report;
  }

  /** The only document of the text, or null when the reason against it has been reported. */
  YamlNode document() {
    try {
      Event event = events.next();
      while (!(event instanceof NodeEvent)) {
        if (event.getEventId() == Event.ID.StreamEnd) {
          throw refuse(Place.START, "the file is empty");
        }
        event = events.next();
      }
      YamlNode root = node((NodeEvent) event, 1);
      events.next();
      Event after = events.next();
      if (after.getEventId() != Event.ID.StreamEnd) {
        throw refuse(place(after), "one file holds one document: move this to a file of its own");
      }
      return root;
    } catch (Refused refused) {
      return null;
    }
  }

  private YamlNode node(NodeEvent event, int depth) {
    Place place = place(event);
    if (depth > MAX_DEPTH) {
      throw refuse(place, "nested deeper than " + MAX_DEPTH + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias.getAlias(), place);
    }
    refuseTag(event, place);
    YamlNode node;
    if (event instanceof ScalarEvent scalar) {
      node = scalar(scalar, place);
    } else if (event instanceof MappingStartEvent) {
      node = mapping(place, depth);
    } else {
      node = list(place, depth);
    }
    if (node.size() > MAX_VALUES) {
      throw refuse(
          place, "holds more than " + MAX_VALUES + " values once its aliases are written out");
    }
    event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    return node;
  }

  private YamlNode alias(Anchor anchor, Place place) {
    YamlNode target = anchors.get(anchor);
    if (target == null) {
      throw refuse(place, "no anchor &" + anchor.getValue() + " stands before this alias");
    }
    if (++aliases > MAX_ALIASES) {
      throw refuse(place, "more than " + MAX_ALIASES + " aliases: write the values out");
    }
    return target;
  }

  private void refuseTag(NodeEvent event, Place place) {
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) event).getTag();
    if (tag.isPresent()) {
      throw refuse(
          place,
          "tags such as "
              + tag.get().replace("tag:yaml.org,2002:", "!!")
              + " are not allowed: leave it out");
    }
  }

  private YamlNode list(Place place, int depth) {
    List<YamlNode> items = new ArrayList<>();
    long size = 1;
    for (Event event = events.next(); event instanceof NodeEvent item; event = events.next()) {
      YamlNode node = node(item, depth + 1);
      items.add(node);
      size += node.size();
    }
    return new YamlList(place, items, size);
  }

  private YamlNode mapping(Place place, int depth) {
    List<YamlMap.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    long size = 1;
    for (Event event = events.next(); event instanceof NodeEvent first; event = events.next()) {
      YamlNode key = node(first, depth + 1);
      YamlNode value = node((NodeEvent) events.next(), depth + 1);
      size += 1 + value.size();
      if (!(key instanceof YamlText name)) {
        report.at(key, YAML, "a key must be a text, not " + key.kind());
      } else if (!seen.add(name.value())) {
        report.at(key, YAML, "'" + name.value() + "' stands here twice: keep one of them");
      } else {
        entries.add(new YamlMap.Entry(name, value));
      }
    }
    return new YamlMap(place, entries, size);
  }

  private YamlText scalar(ScalarEvent event, Place place) {
    YamlText.Style style =
        switch (event.getScalarStyle()) {
          case SINGLE_QUOTED -> YamlText.Style.SINGLE_QUOTED;
          case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> YamlText.Style.DOUBLE_QUOTED;
          case LITERAL, FOLDED -> YamlText.Style.BLOCK;
          case PLAIN -> YamlText.Style.PLAIN;
        };
    int start = offset(event.getStartMark().orElseThrow().getIndex());
    int end = offset(event.getEndMark().orElseThrow().getIndex());
    return new YamlText(place, event.getValue(), style, text.substring(start, end));
  }

  /**
   * Marks count code points, strings do not; events come in file order, so this walks only once.
   */
  private int offset(int index) {
    if (index < knownIndex) {
      knownIndex = 0;
      knownOffset = 0;
    }
    knownOffset = text.offsetByCodePoints(knownOffset, index - knownIndex);
    knownIndex = index;
    return knownOffset;
  }

  private Refused refuse(Place place, String message) {
    report.at(place, YAML, message);
    return new Refused();
  }

  private static Place place(Event event) {
    return Place.of(event.getStartMark().orElseThrow());
  }
}
